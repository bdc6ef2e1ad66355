package io.sessionsuite.auth.fusion;

import io.sessionsuite.auth.Client;
import jakarta.enterprise.context.ApplicationScoped;

/** Refusals that leave an audit event. */
@ApplicationScoped
class Denials {

    void forbidden(Call call) {}

    void crossSite(Client client, String path) {}
}
