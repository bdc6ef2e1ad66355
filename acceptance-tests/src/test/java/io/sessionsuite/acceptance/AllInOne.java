package io.sessionsuite.acceptance;

import io.sessionsuite.process.ServiceProcess;
import java.net.URI;
import java.nio.file.Path;

/** The whole suite in one process, with its own Redis: what a newcomer starts. */
final class AllInOne implements Deployment {

    static final String ADMIN_PASSWORD = "correct horse 9";

    private final ServiceProcess process;

    AllInOne(Path data) {
        process = Readiness.of(ServiceProcess.of("all-in-one")
                .set("quarkus.profile", "local")
                .environment("SESSION_SUITE_DATA", data.toString())
                .environment("AUTH_ADMIN_PASSWORD", ADMIN_PASSWORD)
                .start());
    }

    ServiceProcess process() {
        return process;
    }

    @Override
    public URI next(Service service) {
        return process.uri();
    }

    @Override
    public String consulToken() {
        return "";
    }

    @Override
    public String adminPassword() {
        return ADMIN_PASSWORD;
    }

    @Override
    public void close() {
        process.close();
    }
}
