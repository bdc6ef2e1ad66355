package io.sessionsuite.coordination.acl;

import io.quarkus.arc.DefaultBean;
import io.sessionsuite.coordination.namespace.Namespace;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Where access control is off: everyone may do everything. */
@Singleton
@DefaultBean
final class OpenCallers implements Callers {

    private static final Caller ANYONE = new Caller() {
        @Override
        public Namespace home() {
            return Namespace.DEFAULT;
        }

        @Override
        public Authorization in(Namespace namespace) {
            return Authorization.unrestricted();
        }
    };

    @Override
    public Uni<Caller> resolve(PresentedToken token) {
        return Uni.createFrom().item(ANYONE);
    }

    @Override
    public DefaultPolicy defaultPolicy() {
        return DefaultPolicy.ALLOW;
    }

    @Override
    public String defaultToken() {
        return "";
    }
}
