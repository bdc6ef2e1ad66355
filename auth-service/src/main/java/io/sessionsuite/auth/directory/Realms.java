package io.sessionsuite.auth.directory;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of realms. Refusals are {@code AuthError}s. Disabling or removing one answers when all its logins have ended
 * (keys: are suspended).
 */
public interface Realms {

    Uni<List<Realm>> list();

    Uni<Realm> get(String id);

    Uni<Realm> create(RealmEdit realm, Actor actor);

    /**
     * @param revision refuse if it is another; null: whatever it is
     */
    Uni<Realm> update(String id, RealmEdit realm, @Nullable Long revision, Actor actor);

    Uni<Void> delete(String id, @Nullable Long revision, Actor actor);
}
