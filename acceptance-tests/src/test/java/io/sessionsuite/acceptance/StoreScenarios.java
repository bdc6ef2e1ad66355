package io.sessionsuite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.acceptance.Deployment.Service;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Document stores, and the rights tokens of auth-service give there. */
interface StoreScenarios extends Scenarios {

    /** Posts a form as the holder of that token. */
    default Answer call(String token, String path, Map<String, String> fields) {
        return new Client(deployment()).form(Service.STORE, path, fields, "m1-auth-token", token);
    }

    /** A new token of that user. */
    default String token(String user, String password) {
        return new Client(deployment())
                .form(Service.AUTH, "/auth", Map.of("username", user, "password", password))
                .expect(200)
                .body();
    }

    private String tokenWith(String rights) {
        String user = "store-" + UUID.randomUUID();
        new Client(deployment())
                .form(
                        Service.AUTH,
                        "/user/add",
                        Map.of("username", user, "password", People.PASSWORD, "rights", rights),
                        "m1-auth-token",
                        adminToken())
                .expect(204);
        return token(user, People.PASSWORD);
    }

    /** A new token of the administrator. */
    default String adminToken() {
        return token("admin", deployment().adminPassword());
    }

    private String newStore() {
        String store = "store-" + UUID.randomUUID();
        call(adminToken(), "/session/add", Map.of("store", store, "shards", "1", "replicas", "1"))
                .expect(204);
        return store;
    }

    @Test
    @DisplayName("S-054 what was acknowledged is in the next answer, wherever it comes from")
    default void readYourWrites() {
        String store = newStore();
        String token = tokenWith("sessionUpdate,sessionQuery");
        for (int i = 1; i <= 20; i++) {
            String ops = "[{\"upsert\":[{\"session\":{\"id\":\"s" + i + "\"},\"n\":1.0}]}]";
            call(token, "/session/update", Map.of("store", store, "ops", ops)).expect(204);

            assertThat(call(token, "/session/query", Map.of("store", store, "q", "n:1", "rows", "1"))
                            .expect(200)
                            .body())
                    .startsWith("{\"count\":" + i + ",\"items\":[{\"session\":{\"id\":\"s")
                    .contains("\"n\":1.0");
        }
        call(adminToken(), "/session/drop", Map.of("store", store)).expect(204);
        call(token, "/session/query", Map.of("store", store, "q", "*")).expect(404);
    }

    @Test
    @DisplayName("S-026 a name means what it means now, wherever it is asked")
    default void namesAreCurrent() {
        String admin = adminToken();
        String token = tokenWith("sessionUpdate,sessionQuery");
        String one = newStore();
        String other = one + "-other";
        String ops = "[{\"upsert\":[{\"session\":{\"id\":\"s\"}}]}]";
        call(token, "/session/update", Map.of("store", one, "ops", ops)).expect(204);
        for (int i = 0; i < 4; i++) {
            call(admin, "/session/rename", Map.of("store", one, "name", other)).expect(204);
            expectCount(1, other, token);
            expectUnknown(one, token);
            call(admin, "/session/rename", Map.of("store", other, "name", one)).expect(204);
            expectUnknown(other, token);
            expectCount(1, one, token);
        }
        call(admin, "/session/drop", Map.of("store", one)).expect(204);
        call(admin, "/session/add", Map.of("store", one, "shards", "1", "replicas", "1"))
                .expect(204);
        expectCount(0, one, token);
        call(admin, "/session/drop", Map.of("store", one)).expect(204);
    }

    private void expectCount(int count, String store, String token) {
        for (String consistency : new String[] {"strong", "strong", "eventual", "eventual"}) {
            assertThat(call(token, "/session/query", Map.of("store", store, "q", "*", "consistency", consistency))
                            .expect(200)
                            .body())
                    .startsWith("{\"count\":" + count + ",");
        }
    }

    private void expectUnknown(String store, String token) {
        call(token, "/session/query", Map.of("store", store, "q", "(")).expect(404);
        for (String consistency : new String[] {"strong", "strong", "eventual", "eventual"}) {
            call(token, "/session/query", Map.of("store", store, "q", "*", "consistency", consistency))
                    .expect(404);
        }
    }

    @Test
    @DisplayName("S-009 a token may do what its rights say")
    default void rights() {
        String store = newStore();
        String writer = tokenWith("sessionUpdate");

        call(writer, "/session/update", Map.of("store", store, "ops", "[]")).expect(204);
        assertThat(call("nonsense", "/session/query", Map.of("store", store, "q", "*"))
                        .expect(401)
                        .body())
                .isEqualTo("{\"message\":\"invalid token\",\"status\":401}");
    }

    @Test
    @DisplayName("A-125 the right to change, or to administer, is not the right to query")
    default void noRightImpliesQuery() {
        String store = newStore();
        for (String right : new String[] {"sessionUpdate", "admin"}) {
            assertThat(call(tokenWith(right), "/session/query", Map.of("store", store, "q", "*"))
                            .expect(403)
                            .body())
                    .endsWith("does not have requested right in set sessionQuery\",\"status\":403}");
        }
        call(tokenWith("sessionQuery"), "/session/query", Map.of("store", store, "q", "*"))
                .expect(200);
    }

    @Test
    @DisplayName("a login that ends, ends at the stores too")
    default void logoutEndsEverything() {
        String user = "store-" + UUID.randomUUID();
        new Client(deployment())
                .form(
                        Service.AUTH,
                        "/user/add",
                        Map.of("username", user, "password", People.PASSWORD, "rights", "get"),
                        "m1-auth-token",
                        adminToken())
                .expect(204);
        Client client = people().fusion(user);
        String session = client.cookie("id");
        Client anybody = new Client(deployment());
        anybody.get(Service.STORE, "/session/list", "m1-auth-token", session).expect(200);
        client.delete(Service.AUTH, "/api/session").expect(204);

        anybody.get(Service.STORE, "/session/list", "m1-auth-token", session).expect(401);
        anybody.get(Service.ATTRIBUTES, "/api/2/session/get", "Authorization", "Bearer " + session)
                .expect(401);
    }
}
