package io.sessionsuite.auth.directory;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of roles; {@code admin} and {@code right:*} are fixed. Refusals are {@code AuthError}s. */
public interface Roles {

    Uni<List<Role>> list();

    Uni<Role> get(String id);

    Uni<Role> create(RoleEdit role, Actor actor);

    /**
     * @param revision refuse if it is another; null: whatever it is
     */
    Uni<Role> update(String id, RoleEdit role, @Nullable Long revision, Actor actor);

    Uni<Void> delete(String id, @Nullable Long revision, Actor actor);
}
