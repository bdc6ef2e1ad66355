package io.sessionsuite.auth.form;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.sessionsuite.auth.origin.Origins;
import io.sessionsuite.auth.origin.RoutedPath;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;

/** Stands before the resources of this dialect: answers paths and methods they do not have with a page. */
@ApplicationScoped
class PageFilter {

    private static final int PRIORITY = 200;
    private static final int LONGEST_QUERY = 8 * 1024;

    private final Map<String, List<String>> paths;
    private final Origins origins;

    PageFilter(FormLoginConfig config, Origins origins) {
        this.origins = origins;
        this.paths = Map.of(
                "/index.csp", List.of("GET"),
                "/login", List.of("GET"),
                "/login/", List.of("GET"),
                "/login/login.csp", List.of("GET"),
                "/login/login.css", List.of("GET"),
                "/login/logout.csp", List.of("GET", "POST"),
                "/logout.csp", List.of("GET", "POST"),
                "/z_security_check", config.allowGet() ? List.of("GET", "POST") : List.of("POST"));
    }

    void register(@Observes Filters filters) {
        filters.register(this::judge, PRIORITY);
    }

    private void judge(RoutingContext context) {
        String path = RoutedPath.of(context);
        List<String> methods = paths.get(path);
        if (methods == null && path.startsWith("/login/")) {
            refuse(context, Page.notice(404, "There is no such page."));
        } else if (methods == null) {
            context.next();
        } else if (methods.contains(context.request().method().name())) {
            admit(context);
        } else {
            refuse(
                    context,
                    Page.notice(405, "This method is not allowed here.").with("Allow", String.join(", ", methods)));
        }
    }

    private void admit(RoutingContext context) {
        String query = context.request().query();
        if (query != null && query.length() > LONGEST_QUERY) {
            refuse(context, Page.notice(414, "The request is too long."));
        } else {
            context.next();
        }
    }

    private void refuse(RoutingContext context, Page page) {
        Pages.BODY.skip(context.request());
        page.over(origins.isHttps(context.request())).send(context.response());
    }
}
