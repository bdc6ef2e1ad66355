package io.sessionsuite.auth.directory;

import io.sessionsuite.auth.AuthError;
import io.sessionsuite.auth.AuthError.Conflict;
import io.sessionsuite.auth.AuthError.Invalid;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rules of roles; {@code admin} and {@code right:*} are fixed. Refusals are {@code AuthError}s. Every replica
 * decides by the changed role within a second; the records of logins that have it follow within seconds.
 */
@Singleton
public final class Roles {

    /** When logins are aligned: no replica decides by an older directory then ({@link DirectoryCache}). */
    static final Duration SETTLED = Duration.ofSeconds(2);

    private static final String KIND = "role";
    private static final int MOST_ENTRIES = 1_000;
    private static final int LONGEST_DESCRIPTION = 1_024;
    private static final int LONGEST_UI_PERMISSIONS = 65_536;

    private final DirectoryStore store;
    private final DirectoryCache directory;
    private final DirectoryEvents events;

    public Roles(DirectoryStore store, DirectoryCache directory, DirectoryEvents events) {
        this.store = store;
        this.directory = directory;
        this.events = events;
    }

    /** All roles, virtual ones not among them. */
    public Uni<List<Role>> list() {
        return directory.refresh().map(Directory::roles);
    }

    public Uni<Role> get(String id) {
        return directory.refresh().map(now -> now.role(id).orElseThrow(() -> new AuthError.Missing("role")));
    }

    public Uni<Role> create(RoleEdit wanted, Actor actor) {
        return Uni.createFrom().deferred(() -> {
            check(wanted);
            requireMayGive(wanted.rights(), actor);
            return put(null, role(UUID.randomUUID().toString(), wanted, Instant.EPOCH, 0), actor);
        });
    }

    /** @param revision refuse if it is another; null: whatever it is */
    public Uni<Role> update(String id, RoleEdit wanted, @Nullable Long revision, Actor actor) {
        return get(id).chain(before -> {
            requireChangeable(before, revision);
            check(wanted);
            if (!wanted.name().equals(before.name())) {
                throw new Invalid("name", "A role keeps its name");
            }
            requireMayGive(
                    wanted.rights().stream()
                            .filter(right -> !before.rights().contains(right))
                            .toList(),
                    actor);
            return put(before, role(id, wanted, before.created(), before.revision()), actor);
        });
    }

    public Uni<Void> delete(String id, @Nullable Long revision, Actor actor) {
        return get(id).chain(before -> {
                    requireChangeable(before, revision);
                    return store.delete(before, SETTLED)
                            .invoke(DirectoryStore.Put::requireWritten)
                            .invoke(() -> events.removed(KIND, before.name(), actor));
                })
                .chain(directory::refresh)
                .replaceWithVoid();
    }

    private Uni<Role> put(@Nullable Role before, Role after, Actor actor) {
        Role written = after.written(Clock.systemUTC().instant());
        return store.put(before, written, SETTLED)
                .invoke(DirectoryStore.Put::requireWritten)
                .invoke(() -> events.written(KIND, written.name(), actor))
                .chain(directory::refresh)
                .replaceWith(written);
    }

    private static Role role(String id, RoleEdit wanted, Instant created, long revision) {
        return new Role(
                id,
                wanted.name(),
                wanted.description(),
                wanted.permissions(),
                wanted.uiPermissions(),
                wanted.rights(),
                created,
                created,
                revision);
    }

    private static void requireChangeable(Role role, @Nullable Long revision) {
        if (Role.isFixed(role.name())) {
            throw new Conflict(Conflict.Reason.FIXED);
        }
        if (revision != null && revision != role.revision()) {
            throw new AuthError.Stale();
        }
    }

    /** A right in a role is given to whoever has the role. */
    private static void requireMayGive(List<String> rights, Actor actor) {
        actor.requireMayGive(rights.stream().map(Role::virtual).toList());
    }

    private static void check(RoleEdit wanted) {
        require(Role.NAME.matcher(wanted.name()).matches(), "name", "1 to 128 of A-Z a-z 0-9 _ . : -");
        require(wanted.description().length() <= LONGEST_DESCRIPTION, "desc", "At most 1024 characters");
        require(wanted.permissions().size() <= MOST_ENTRIES, "permissions", "At most 1000");
        require(wanted.uiPermissions().length() <= LONGEST_UI_PERMISSIONS, "uiPermissions", "At most 64 KiB");
        require(
                wanted.rights().size() <= MOST_ENTRIES
                        && wanted.rights().stream()
                                .allMatch(right -> Role.RIGHT.matcher(right).matches()),
                "rights",
                "A right is a letter, then at most 63 letters, digits, _ or -");
        if (Role.isFixed(wanted.name())) {
            throw new Conflict(Conflict.Reason.FIXED);
        }
    }

    private static void require(boolean holds, String parameter, String rule) {
        if (!holds) {
            throw new Invalid(parameter, rule);
        }
    }
}
