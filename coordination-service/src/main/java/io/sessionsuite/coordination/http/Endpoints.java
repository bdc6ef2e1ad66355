package io.sessionsuite.coordination.http;

/** A bean that serves paths under {@code /v1/}. */
public interface Endpoints {
    void register(Routes routes);
}
