package io.sessionsuite.auth.apikey;

import io.sessionsuite.auth.directory.Actor;
import io.sessionsuite.login.Sid;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** API keys. Refusals are {@code AuthError}s. */
public interface ApiKeys {

    /**
     * @param expiresAt null for never
     */
    Uni<IssuedKey> create(String name, List<String> roleNames, @Nullable Instant expiresAt, Actor actor);

    Uni<List<ApiKey>> list();

    Uni<ApiKey> get(Sid id);

    Uni<Void> delete(Sid id, Actor actor);
}
