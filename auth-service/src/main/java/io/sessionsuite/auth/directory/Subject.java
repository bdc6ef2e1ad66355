package io.sessionsuite.auth.directory;

import io.sessionsuite.login.UserId;
import org.jspecify.annotations.Nullable;

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

    /** The subject of that member, or null for a kind this version does not know: a later one will. */
    static @Nullable Subject parse(String text) {
        int colon = text.indexOf(':');
        String name = text.substring(colon + 1);
        return switch (text.substring(0, colon)) {
            case "user" -> new OfUser(new UserId(name));
            case "role" -> new OfRole(name);
            case "realm" -> new OfRealm(name);
            default -> null;
        };
    }
}
