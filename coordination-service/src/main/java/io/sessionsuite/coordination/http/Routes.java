package io.sessionsuite.coordination.http;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which endpoint answers which path: exact ones first, then the longest prefix. */
@Singleton
public final class Routes {

    private static final String ROOT = "/v1/";

    private final Map<String, Route> routes = new HashMap<>();

    @Inject
    Routes(@Any Instance<Endpoints> all) {
        all.forEach(endpoints -> endpoints.register(this));
    }

    /**
     * A path under {@code /v1/}; one that ends in a slash is a prefix. The order of the methods given to it is that of
     * {@code Allow}.
     */
    public Route on(String path) {
        Route route = new Route(path);
        if (routes.putIfAbsent(ROOT + path, route) != null) {
            throw new IllegalStateException("Two endpoints for " + path);
        }
        return route;
    }

    /** A path's methods. */
    public static final class Route {

        private final String path;
        private final Map<String, Endpoint> methods = new LinkedHashMap<>();

        Route(String path) {
            this.path = path;
        }

        public Route get(Endpoint endpoint) {
            return method("GET", endpoint);
        }

        public Route put(Endpoint endpoint) {
            return method("PUT", endpoint);
        }

        public Route delete(Endpoint endpoint) {
            return method("DELETE", endpoint);
        }

        private Route method(String name, Endpoint endpoint) {
            methods.put(name, endpoint);
            return this;
        }

        @Nullable
        Endpoint endpoint(String method) {
            return methods.get(method);
        }

        String allow() {
            return "OPTIONS," + String.join(",", methods.keySet());
        }

        String rest(String decodedPath) {
            return path.endsWith("/") ? decodedPath.substring(ROOT.length() + path.length()) : "";
        }
    }

    @Nullable
    Route find(String decodedPath) {
        Route exact = routes.get(decodedPath);
        int slash = decodedPath.lastIndexOf('/');
        while (exact == null && slash >= ROOT.length()) {
            exact = routes.get(decodedPath.substring(0, slash + 1));
            slash = decodedPath.lastIndexOf('/', slash - 1);
        }
        return exact;
    }

    /** Whether the path lacks only its last slash. */
    boolean isPrefixWithoutSlash(String decodedPath) {
        return routes.containsKey(decodedPath + '/');
    }
}
