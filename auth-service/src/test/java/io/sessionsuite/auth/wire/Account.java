package io.sessionsuite.auth.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Collectors;

/** A user made for one test class, through the service's own doors, under a name nobody else has. */
public record Account(String realm, String name, String password) {

    /** The administrator every test application starts with. */
    public static final Account ADMIN = new Account("native", "admin", "the first of administrators");

    private static final RawClient OFFICE = RawClient.from("127.200.0.1").with(ADMIN.basic());

    /** A new user of the realm {@code native}. */
    public static Account with(String name, String... roles) {
        return in("native", name, roles);
    }

    public static Account in(String realm, String name, String... roles) {
        Account account = new Account(realm, unique(name), "correct horse 9");
        String roleNames = Arrays.stream(roles).map(role -> '"' + role + '"').collect(Collectors.joining(","));
        expect(
                OFFICE.json(
                        "POST",
                        "/api/users",
                        "{\"username\":\"%s\",\"password\":\"%s\",\"realmName\":\"%s\",\"roleNames\":[%s]}"
                                .formatted(account.name, account.password, realm, roleNames)),
                201);
        return account;
    }

    /** A new role that gives these rights and no path; its name. */
    public static String role(String name, String... rights) {
        String role = unique(name);
        String list = Arrays.stream(rights).map(right -> '"' + right + '"').collect(Collectors.joining(","));
        expect(
                OFFICE.json(
                        "POST",
                        "/api/roles",
                        "{\"name\":\"%s\",\"permissions\":[],\"rights\":[%s]}".formatted(role, list)),
                201);
        return role;
    }

    /** A new realm that keeps passwords; its name. */
    public static String realm(String name, boolean enabled) {
        String realm = unique(name);
        expect(
                OFFICE.json(
                        "POST",
                        "/api/realm-configs",
                        "{\"name\":\"%s\",\"realmType\":\"native\",\"enabled\":%s}".formatted(realm, enabled)),
                201);
        return realm;
    }

    /** A name nobody else has. */
    public static String unique(String name) {
        return name + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** What the office, an administrator with Basic credentials, gets for this. */
    public static RawClient office() {
        return OFFICE;
    }

    /** This account's credentials as a header line. */
    public String basic() {
        byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** The body of a Fusion login. */
    public String json() {
        return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password);
    }

    private static void expect(Answer answer, int status) {
        if (answer.status() != status) {
            throw new AssertionError("Fixture: " + answer);
        }
    }
}
