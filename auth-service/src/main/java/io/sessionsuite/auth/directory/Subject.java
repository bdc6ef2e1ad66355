package io.sessionsuite.auth.directory;

import io.sessionsuite.login.UserId;

/** Whose logins an order is about: {@code user:<uid>}, {@code role:<name>}, {@code realm:<name>}. */
public sealed interface Subject {

    record OfUser(UserId id) implements Subject {}

    record OfRole(String name) implements Subject {}

    record OfRealm(String name) implements Subject {}

    /** The member of {@code reconcile:{directory}}. */
    default String text() {
        return switch (this) {
            case OfUser user -> "user:" + user.id();
            case OfRole role -> "role:" + role.name();
            case OfRealm realm -> "realm:" + realm.name();
        };
    }

    static Subject parse(String text) {
        int colon = text.indexOf(':');
        String name = text.substring(colon + 1);
        return switch (text.substring(0, colon)) {
            case "user" -> new OfUser(new UserId(name));
            case "role" -> new OfRole(name);
            case "realm" -> new OfRealm(name);
            default -> throw new IllegalArgumentException("Unknown order: " + text);
        };
    }
}
