package io.sessionsuite.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.process.Answer;
import io.sessionsuite.process.RawHttp;
import io.sessionsuite.process.ServiceProcess;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Canaries in every place a secret travels, looked for in every place it must not stay. */
class SecretsIT {

    private static final String P = "/api/2/session";
    private static final String VALUE = "canary-value-5309";
    private static final String PASSWORD = "canary-password-5310";

    @Test
    @DisplayName("M-91 M-48 no token and no password in Redis; no token, password or value in the log or in an error")
    void canaries() {
        try (EmbeddedRedis redis = EmbeddedRedis.builder().start();
                TestLogins logins = new TestLogins(redis)) {
            String csrf = LoginToken.csrfToken();
            LoginToken token = logins.browserSession(csrf);
            LoginToken script = logins.scriptSession();
            List<String> errors;
            String log;
            try (ServiceProcess service = Replicas.one(redis)
                    .set("quarkus.log.level", "DEBUG")
                    .set("quarkus.http.access-log.enabled", "true")
                    .start()) {
                errors = callEverything(service, token, script, csrf);
                redis.command("SET", token.sid().attributesKey(), VALUE);
                errors.add(call(service, "/put?a=" + VALUE, "Cookie: zsessionid=" + token.text()));
                log = service.output();
            }
            String secret = token.text().substring(22);
            String dump = dump(redis);
            assertThat(dump).contains("login:{").doesNotContain(token.text(), script.text(), secret, PASSWORD);
            assertThat(log).doesNotContain(token.text(), script.text(), secret, csrf, PASSWORD, VALUE);
            assertThat(log).contains("csrf-refused");
            assertThat(String.join("\n", errors)).doesNotContain(token.text(), csrf, PASSWORD, VALUE);
        }
    }

    private static List<String> callEverything(
            ServiceProcess service, LoginToken token, LoginToken script, String csrf) {
        String cookie = "Cookie: zsessionid=" + token.text();
        String other = "Cookie: id=" + script.text();
        List<String> errors = new ArrayList<>();
        try (RawHttp http = new RawHttp(service.uri())) {
            http.post(P + "/put", "a=" + VALUE, cookie, "CSRFToken: " + csrf);
            http.get(P + "/put?b=" + VALUE + "&CSRFToken=" + csrf, other);
            http.get(P + "/get", other);
            errors.add(http.post(P + "/put", "a=" + VALUE, cookie).text());
            errors.add(http.post(P + "/put?c=" + VALUE, "=" + VALUE, other).text());
            errors.add(http.post(P + "/put", "z_username=mia&z_password=" + PASSWORD, other)
                    .text());
            errors.add(http.get(P + "/put?z_password=" + PASSWORD, other).text());
            errors.add(http.get(P + "/put?a=%ZZ" + VALUE, other).text());
            errors.add(http.post(P + "/put", "a=" + VALUE.repeat(6000), other).text());
            errors.add(http.get(P + "/nothing?a=" + VALUE, other).text());
            errors.add(http.get(P + "/put?a=" + VALUE, other, "Origin: https://evil.example")
                    .text());
            errors.add(http.get(P + "/get?x=" + VALUE, "Authorization: Bearer " + token.text() + "x")
                    .text());
            http.get(P + "/invalidate?a=" + VALUE, other);
        }
        return errors;
    }

    private static String call(ServiceProcess service, String target, String cookie) {
        try (RawHttp http = new RawHttp(service.uri())) {
            Answer answer = http.get(P + target, cookie);
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text()).isEqualTo("{\"error\":\"Internal error\",\"code\":\"internal-error\"}");
            return answer.text();
        }
    }

    private static String dump(EmbeddedRedis redis) {
        StringBuilder dump = new StringBuilder();
        for (Object key : (List<?>) redis.command("KEYS", "*")) {
            String name = String.valueOf(key);
            String type = String.valueOf(redis.command("TYPE", name));
            dump.append(name)
                    .append(
                            switch (type) {
                                case "hash" -> redis.command("HGETALL", name);
                                case "stream" -> redis.command("XRANGE", name, "-", "+");
                                case "zset" -> redis.command("ZRANGE", name, "0", "-1");
                                default -> redis.command("DUMP", name);
                            })
                    .append('\n');
        }
        return dump.toString();
    }
}
