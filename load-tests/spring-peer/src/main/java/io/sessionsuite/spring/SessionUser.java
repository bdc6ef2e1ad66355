package io.sessionsuite.spring;

import java.io.Serializable;
import java.util.List;

/** Who a session belongs to; kept in it. */
record SessionUser(String id, String username, String realmName, List<String> roleNames, List<String> permissions)
        implements Serializable {

    static SessionUser of(String username) {
        return new SessionUser(username, username, "native", List.of("search"), List.of());
    }
}
