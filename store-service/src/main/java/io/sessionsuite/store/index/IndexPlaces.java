package io.sessionsuite.store.index;

import io.sessionsuite.store.StoreConfig;
import io.sessionsuite.store.registry.StoreUid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the indexes of this replica are kept. A data folder belongs to one process as long as that runs. */
final class IndexPlaces implements AutoCloseable {

    private static final Pattern FOLDER_OF_A_STORE = Pattern.compile("[A-Za-z0-9_-]{22}");

    private final @Nullable Path folder;
    private final @Nullable FileLock lock;

    private IndexPlaces(@Nullable Path folder, @Nullable FileLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** @throws IllegalStateException if the folder is missing in the configuration or taken by another process */
    static IndexPlaces of(StoreConfig.Index config) {
        return switch (config.directory()) {
            case HEAP -> new IndexPlaces(null, null);
            case DISK ->
                inFolder(Path.of(config.dataDir()
                        .orElseThrow(() -> new IllegalStateException(
                                "store.index.data-dir is missing, store.index.directory is disk"))));
        };
    }

    static IndexPlaces inFolder(Path folder) {
        try {
            FileChannel channel = FileChannel.open(
                    Files.createDirectories(folder).resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw taken(folder);
            }
            return new IndexPlaces(folder, lock);
        } catch (OverlappingFileLockException e) {
            throw taken(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("store.index.data-dir cannot be used: " + folder, e);
        }
    }

    private static IllegalStateException taken(Path folder) {
        return new IllegalStateException("store.index.data-dir belongs to another running process: " + folder);
    }

    IndexPlace of(StoreUid uid) {
        return folder == null ? new IndexPlace.Heap() : new IndexPlace.Folder(folder.resolve(uid.text()));
    }

    /** Deletes what stores left that are no more; asked for each folder right before. */
    void keepOnly(Predicate<StoreUid> known) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> found = Files.list(folder)) {
            List<Path> folders = found.filter(
                            path -> isOfAStore(path.getFileName().toString()))
                    .toList();
            for (Path path : folders) {
                if (!known.test(new StoreUid(path.getFileName().toString()))) {
                    new IndexPlace.Folder(path).delete();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOfAStore(String name) {
        return FOLDER_OF_A_STORE.matcher(name).matches();
    }

    @Override
    public void close() {
        if (lock != null) {
            try {
                lock.acquiredBy().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
