package io.sessionsuite.body;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

@ApplicationScoped
public class BodyReaderTestFilter {

    private final BodyReader reader = new BodyReader(BodyReaderTestResource.LIMIT, Duration.ofSeconds(20));

    void register(@Observes Filters filters) {
        filters.register(this::filter, 100);
    }

    private void filter(RoutingContext http) {
        switch (http.request().path()) {
            case "/bodies/filter/read" -> {
                var unused = reader.read(http.request())
                        .subscribe()
                        .with(body -> http.response().end(String.valueOf(body.length)), http::fail);
            }
            case "/bodies/filter/skip" -> {
                reader.skip(http.request());
                http.response().setStatusCode(401).end();
            }
            default -> http.next();
        }
    }
}
