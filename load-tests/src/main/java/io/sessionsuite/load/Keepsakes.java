package io.sessionsuite.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** What each service must keep: keys, documents, attributes, and that an ended login stays ended. */
final class Keepsakes implements AutoCloseable {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Ground ground;

    Keepsakes(Ground ground) {
        this.ground = ground;
    }

    List<Keepsake> all() {
        return List.of(new Keys(), new Documents(), new Attributes(), new Endings());
    }

    private HttpResponse<String> send(
            String service, String method, String path, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        URI uri = URI.create(ground.uri(service) + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(PATIENCE).method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> told(HttpResponse<String> answer, int... telling) throws IOException {
        for (int status : telling) {
            if (answer.statusCode() == status) {
                return answer;
            }
        }
        throw new IOException("Answered " + answer.statusCode());
    }

    @Override
    public void close() {
        client.close();
    }

    private final class Keys implements Keepsake {

        private static final String SERVICE = "coordination-service";
        private final Map<String, String> token = Map.of("X-Consul-Token", ground.consulToken());

        @Override
        public String name() {
            return "keys";
        }

        @Override
        public boolean make(String id) throws IOException, InterruptedException {
            HttpResponse<String> answer = send(SERVICE, "PUT", "/v1/kv/load/" + id, token, id);
            return answer.statusCode() == 200 && answer.body().startsWith("true");
        }

        @Override
        public boolean isKept(String id) throws IOException, InterruptedException {
            HttpResponse<String> answer =
                    told(send(SERVICE, "GET", "/v1/kv/load/" + id + "?raw&consistent", token, ""), 200, 404);
            return answer.body().equals(id);
        }
    }

    private final class Documents implements Keepsake {

        private static final String SERVICE = "store-service";
        private final Map<String, String> token = Map.of("m1-auth-token", ground.storeToken(), "content-type", FORM);
        private final String store = "kept" + Long.toHexString(System.nanoTime());

        private Documents() {
            try (Setup setup = new Setup(ground.uri(SERVICE))) {
                setup.post("/session/add", token, "shards=1&replicas=1&store=" + store);
            }
        }

        @Override
        public String name() {
            return "documents";
        }

        @Override
        public boolean make(String id) throws IOException, InterruptedException {
            String ops = "[{\"upsert\":[{\"session\":{\"id\":\"%s\"},\"n\":1}]}]".formatted(id);
            String body = "store=" + store + "&ops=" + Setup.encode(ops);
            return send(SERVICE, "POST", "/session/update", token, body).statusCode() == 204;
        }

        @Override
        public boolean isKept(String id) throws IOException, InterruptedException {
            String body = "rows=1&store=" + store + "&q=" + Setup.encode("session.id:\"" + id + "\"");
            return told(send(SERVICE, "POST", "/session/query", token, body), 200)
                    .body()
                    .contains("\"count\":1,");
        }
    }

    private final class Attributes implements Keepsake {

        private static final String SERVICE = "attribute-service";
        private final List<String> logins = ground.logins();

        @Override
        public String name() {
            return "attributes";
        }

        @Override
        public boolean make(String id) throws IOException, InterruptedException {
            HttpResponse<String> answer = send(
                    SERVICE,
                    "POST",
                    "/api/2/session/put",
                    Map.of("cookie", cookie(id), "content-type", FORM),
                    id + "=kept");
            return answer.statusCode() == 200 && answer.body().equals("{}");
        }

        @Override
        public boolean isKept(String id) throws IOException, InterruptedException {
            return told(send(SERVICE, "GET", "/api/2/session/get?key=" + id, Map.of("cookie", cookie(id)), ""), 200)
                    .body()
                    .contains("\"kept\"");
        }

        private String cookie(String id) {
            return "zsessionid=" + logins.get(Math.floorMod(id.hashCode(), logins.size()));
        }
    }

    /** A change is a login and its end. */
    private final class Endings implements Keepsake {

        private static final String SERVICE = "auth-service";
        private static final String PATH = "/api/session";
        private final Map<String, String> cookies = new ConcurrentHashMap<>();

        @Override
        public String name() {
            return "logouts";
        }

        @Override
        public boolean make(String id) throws IOException, InterruptedException {
            String credentials = "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(ground.adminPassword());
            HttpResponse<String> login =
                    send(SERVICE, "POST", PATH, Map.of("content-type", "application/json"), credentials);
            if (login.statusCode() != 201) {
                return false;
            }
            String line = login.headers().firstValue("set-cookie").orElseThrow();
            cookies.put(id, line.substring(0, line.indexOf(';')));
            return send(SERVICE, "DELETE", PATH, cookie(id), "").statusCode() == 204;
        }

        @Override
        public boolean isKept(String id) throws IOException, InterruptedException {
            return told(send(SERVICE, "GET", PATH, cookie(id), ""), 200, 401).statusCode() == 401;
        }

        private Map<String, String> cookie(String id) {
            return Map.of("cookie", Objects.requireNonNull(cookies.get(id)));
        }
    }
}
