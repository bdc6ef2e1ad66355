package io.sessionsuite.auth.caller;

import io.sessionsuite.auth.directory.DirectoryCache;
import io.sessionsuite.auth.directory.PathRequest;
import io.sessionsuite.auth.directory.Permission;
import io.sessionsuite.auth.directory.RequestPath;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Whether a caller may do something under {@code /api} (auth 5.2), roles as they are now. */
@Singleton
public final class Access {

    /** What everybody logged in may do. */
    private static final List<Permission> EVERYBODY = Stream.of(
                    "GET,POST,DELETE:/session",
                    "GET,DELETE:/sessions",
                    "DELETE:/sessions/*",
                    "POST:/sessions/current/refresh",
                    "GET,PATCH:/users/{id}:id=#ID")
            .map(Permission::parse)
            .toList();

    private final DirectoryCache directory;

    public Access(DirectoryCache directory) {
        this.directory = directory;
    }

    /**
     * Whether the caller may do this to what is his own, or by his roles to anything.
     *
     * @param query decoded query parameters
     */
    public Uni<Boolean> allows(Identity identity, String method, RequestPath path, Map<String, List<String>> query) {
        PathRequest request = request(identity, method, path, query);
        return EVERYBODY.stream().anyMatch(permission -> permission.allows(request))
                ? Uni.createFrom().item(true)
                : grants(identity, request);
    }

    /** Whether his roles or user-level permissions let the caller do this, whosever it is. */
    public Uni<Boolean> grants(Identity identity, String method, RequestPath path, Map<String, List<String>> query) {
        return grants(identity, request(identity, method, path, query));
    }

    private Uni<Boolean> grants(Identity identity, PathRequest request) {
        return directory
                .current()
                .map(now -> now.permissions(identity.caller().roles(), identity.permissions()).stream()
                        .anyMatch(permission -> permission.allows(request)));
    }

    private static PathRequest request(
            Identity identity, String method, RequestPath path, Map<String, List<String>> query) {
        return new PathRequest(method, path, query, identity.caller().uid().text());
    }
}
