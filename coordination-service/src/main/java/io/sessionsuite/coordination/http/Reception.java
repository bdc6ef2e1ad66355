package io.sessionsuite.coordination.http;

import io.vertx.core.http.HttpServerRequest;

/** A request as far as its answer depends on it. */
record Reception(HttpServerRequest request, Query query) {

    boolean isRead() {
        return request.method().name().equals("GET");
    }

    boolean isPretty() {
        return query.has("pretty");
    }

    boolean acceptsGzip() {
        String accepted = request.getHeader("Accept-Encoding");
        if (accepted == null) {
            return false;
        }
        for (String coding : accepted.toLowerCase(java.util.Locale.ROOT).split(",")) {
            String[] parts = coding.split(";");
            boolean gzip = parts[0].strip().equals("gzip") || parts[0].strip().equals("*");
            if (gzip) {
                return parts.length == 1 || !parts[1].strip().matches("q=0(\\.0*)?");
            }
        }
        return false;
    }
}
