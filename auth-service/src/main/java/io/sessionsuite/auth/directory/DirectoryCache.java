package io.sessionsuite.auth.directory;

import io.smallrye.mutiny.Uni;

/** Roles and realms of this replica, at most a second old. */
public interface DirectoryCache {

    /** The present directory; asks Redis first if what is held may be too old, and fails as Redis does. */
    Uni<Directory> current();
}
