package io.sessionsuite.store.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NRTCachingDirectory;

/** Where the index of one store is kept. */
sealed interface IndexPlace {

    /** Opens it; what was committed there is found again if {@link #isDurable()}. */
    Directory open() throws IOException;

    /** Whether commits outlive the process. */
    boolean isDurable();

    /** Forgets what was committed. */
    void delete() throws IOException;

    /** Memory of this process. */
    record Heap() implements IndexPlace {

        @Override
        public Directory open() {
            return new ByteBuffersDirectory();
        }

        @Override
        public boolean isDurable() {
            return false;
        }

        @Override
        public void delete() {}
    }

    /** A folder; small new segments stay in memory until a commit. */
    record Folder(Path path) implements IndexPlace {

        private static final double MAX_SEGMENT_MIB = 8;
        private static final double MAX_CACHED_MIB = 32;

        @Override
        public Directory open() throws IOException {
            return new NRTCachingDirectory(
                    FSDirectory.open(Files.createDirectories(path)), MAX_SEGMENT_MIB, MAX_CACHED_MIB);
        }

        @Override
        public boolean isDurable() {
            return true;
        }

        @Override
        public void delete() throws IOException {
            if (!Files.exists(path)) {
                return;
            }
            List<Path> all;
            try (Stream<Path> walk = Files.walk(path)) {
                all = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path each : all) {
                Files.deleteIfExists(each);
            }
        }
    }
}
