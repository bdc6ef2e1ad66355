package io.sessionsuite.store.system;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** The system parameters, shared by all replicas and read by auth-service too (store 2.3). */
public interface SystemParameters {

    String PROPERTY_SESSION_ID = "property-session-id";

    /** All: what is set, the defaults of the known ones that are not, and {@code init}. */
    Uni<Map<String, String>> read();

    /** The key path of a new store that names none. */
    Uni<String> sessionId();

    /** Origins whose pages may read answers. */
    Uni<List<String>> corsOrigins();

    /** Sets these, all or none; fails with {@code E29} where a name or value cannot be. */
    Uni<Void> set(Map<String, String> values);
}
