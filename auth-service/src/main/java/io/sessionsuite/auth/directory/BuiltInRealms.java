package io.sessionsuite.auth.directory;

import io.sessionsuite.auth.directory.DirectoryStore.Put;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The realms {@code native} and {@code apikey}, made at the first start with the same ids by whichever replica. */
@Singleton
public final class BuiltInRealms {

    private final DirectoryStore store;
    private final DirectoryCache directory;

    public BuiltInRealms(DirectoryStore store, DirectoryCache directory) {
        this.store = store;
        this.directory = directory;
    }

    /** Makes those that are missing. */
    public Uni<Void> ensure() {
        return directory
                .refresh()
                .chain(now -> ensure(Realm.NATIVE, RealmType.NATIVE, now))
                .chain(now -> ensure(Realm.APIKEY, RealmType.APIKEY, now))
                .replaceWithVoid();
    }

    private Uni<Directory> ensure(String name, RealmType type, Directory now) {
        if (now.realmNamed(name).isPresent()) {
            return Uni.createFrom().item(now);
        }
        String id = UUID.nameUUIDFromBytes(("realm " + name).getBytes(StandardCharsets.UTF_8))
                .toString();
        Realm realm = new Realm(id, name, type, true, List.of(), "{}", Instant.EPOCH, Instant.EPOCH, 0)
                .written(Clock.systemUTC().instant());
        return store.put(null, realm, Roles.SETTLED)
                .invoke(put -> {
                    if (!(put instanceof Put.Exists)) {
                        put.requireWritten();
                    }
                })
                .chain(directory::refresh);
    }
}
