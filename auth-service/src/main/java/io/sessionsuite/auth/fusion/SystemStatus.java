package io.sessionsuite.auth.fusion;

import io.sessionsuite.auth.bootstrap.FirstAdministrator;
import io.sessionsuite.auth.bootstrap.Initialisation;
import io.sessionsuite.auth.directory.Directory;
import io.sessionsuite.auth.directory.DirectoryCache;
import io.sessionsuite.auth.directory.Realm;
import io.sessionsuite.auth.origin.Origins;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The state of the whole system, for everybody; and the one request that starts it. */
@ApplicationScoped
class SystemStatus {

    private static final String FIRST_USER = "admin";

    private final FirstAdministrator first;
    private final DirectoryCache directories;
    private final Origins origins;
    private final String version;
    private final Instant started = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    SystemStatus(
            FirstAdministrator first,
            DirectoryCache directories,
            Origins origins,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String version) {
        this.first = first;
        this.directories = directories;
        this.origins = origins;
        this.version = version;
    }

    private record View(
            String version,
            List<String> enabledRealms,
            @Nullable InitView initMeta,
            String startTime,
            Map<String, String> status) {}

    private record InitView(String version, String initializedAt) {
        static InitView of(Initialisation since) {
            return new InitView(since.version(), Times.text(since.initializedAt()));
        }
    }

    Uni<Answer> view() {
        return first.state()
                .map(state -> state.map(InitView::of).orElse(null))
                .flatMap(init -> directories.current().map(directory -> view(init, directory)));
    }

    Uni<Answer> claim(HttpServerRequest request, JsonMembers body) {
        return first.claim(
                        FIRST_USER,
                        body.text("password"),
                        origins.client(request),
                        origins.isForwardedByStranger(request))
                .replaceWith(Answer.empty(201));
    }

    private Answer view(@Nullable InitView init, Directory directory) {
        List<String> realms = directory.realms().stream()
                .filter(Realm::enabled)
                .map(Realm::name)
                .toList();
        return Answer.json(200, new View(version, realms, init, started.toString(), Map.of()));
    }
}
