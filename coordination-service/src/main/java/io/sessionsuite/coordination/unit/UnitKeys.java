package io.sessionsuite.coordination.unit;

import io.sessionsuite.coordination.http.AgentSettings;
import io.sessionsuite.coordination.namespace.Namespace;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The names of keys: {@code <prefix>:{<datacenter>/<unit>}:<part>}. */
@Singleton
public final class UnitKeys {

    private final String start;

    @Inject
    public UnitKeys(StoreSettings store, AgentSettings agent) {
        this(store.keyPrefix(), agent.datacenter());
    }

    private UnitKeys(String prefix, String datacenter) {
        this.start = prefix + ":{" + datacenter + '/';
    }

    public static UnitKeys of(String prefix, String datacenter) {
        return new UnitKeys(prefix, datacenter);
    }

    public String of(Namespace namespace, Part part) {
        return start + namespace.name() + "}:" + part.word();
    }

    /** A key of a unit that is no namespace; its name starts with a dot, which no namespace has. */
    public String ofOwnUnit(String unit, String part) {
        return start + unit + "}:" + part;
    }
}
