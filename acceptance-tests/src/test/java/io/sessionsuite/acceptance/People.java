package io.sessionsuite.acceptance;

import io.sessionsuite.acceptance.Deployment.Service;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Users of one test run, with names of their own, so that a deployment may be in use by others. */
final class People {

    static final String PASSWORD = "p&q=1 lang genug %";

    final String mia = "mia-" + UUID.randomUUID();
    final String bob = "bob-" + UUID.randomUUID();
    private final Deployment deployment;

    People(Deployment deployment) {
        this.deployment = deployment;
        Client admin = new Client(deployment);
        admin.json(
                        Service.AUTH,
                        "/api/session?realmName=native",
                        "{\"username\":\"admin\",\"password\":\"" + deployment.adminPassword() + "\"}")
                .expect(201);
        for (String name : new String[] {mia, bob}) {
            admin.json(
                            Service.AUTH,
                            "/api/users",
                            "{\"username\":\"%s\",\"password\":\"%s\",\"realmName\":\"native\",\"roleNames\":[]}"
                                    .formatted(name, PASSWORD))
                    .expect(201);
        }
    }

    /** Logs in as a browser's script would at the Fusion API. */
    Client fusion(String name) {
        Client client = new Client(deployment);
        client.json(
                        Service.AUTH,
                        "/api/session?realmName=native",
                        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD))
                .expect(201);
        return client;
    }

    /** Logs in as the documented cURL flow does: page first, then the form, CSRF protection off. */
    Client script(String name) {
        Client client = new Client(deployment);
        client.get(Service.AUTH, "/index.csp").expect(200);
        login(client, name, Map.of("z_csrf_protection", "off"));
        return client;
    }

    /** Posts the login form on whatever the client already holds. */
    Answer login(Client client, String name, Map<String, String> more, String... headers) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("z_username", name, "z_password", PASSWORD));
        fields.putAll(more);
        return client.form(Service.AUTH, "/z_security_check", fields, headers).expect(302);
    }
}
