package io.sessionsuite.load;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The realm {@code load}: the users of the peers, and a client that logs them in by password. */
final class KeycloakRealm {

    static final String NAME = "load";

    private static final int LONG_SECONDS = 28_800;

    private KeycloakRealm() {}

    static String json() {
        JsonArray users = new JsonArray();
        Accounts.atPeers().forEach(name -> users.add(user(name)));
        return new JsonObject()
                .put("realm", NAME)
                .put("enabled", true)
                .put("sslRequired", "none")
                .put("accessTokenLifespan", LONG_SECONDS)
                .put("ssoSessionIdleTimeout", LONG_SECONDS)
                .put("passwordPolicy", "hashAlgorithm(argon2)")
                .put("clients", new JsonArray().add(client()))
                .put("users", users)
                .encode();
    }

    private static JsonObject client() {
        return new JsonObject()
                .put("clientId", NAME)
                .put("enabled", true)
                .put("publicClient", true)
                .put("directAccessGrantsEnabled", true);
    }

    private static JsonObject user(String name) {
        JsonObject password = new JsonObject().put("type", "password").put("value", Accounts.PASSWORD);
        return new JsonObject()
                .put("username", name)
                .put("enabled", true)
                .put("email", name + "@load.test")
                .put("emailVerified", true)
                .put("firstName", "Load")
                .put("lastName", name)
                .put("credentials", new JsonArray().add(password));
    }
}
