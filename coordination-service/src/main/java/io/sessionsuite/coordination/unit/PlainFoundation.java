package io.sessionsuite.coordination.unit;

import io.quarkus.arc.DefaultBean;
import io.sessionsuite.coordination.http.AgentSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** An own node without a catalog's JSON, for a service without one. */
@Singleton
final class PlainFoundation {

    @Produces
    @Singleton
    @DefaultBean
    Foundation foundation(AgentSettings agent) {
        String names = agent.datacenter() + '/' + agent.nodeName();
        String id = UUID.nameUUIDFromBytes(names.getBytes(StandardCharsets.UTF_8)).toString();
        return new Foundation(agent.nodeName().toLowerCase(Locale.ROOT), id, "{}", "{}");
    }
}
