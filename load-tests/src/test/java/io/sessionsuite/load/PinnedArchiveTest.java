package io.sessionsuite.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinnedArchiveTest {

    private static final String SHA_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path folder;

    @Test
    void nameVersionAndDigestStandInOneLine() {
        PinnedArchive pinned = PinnedArchive.parse(SHA_OF_ABC + "  some-server-dist-26.7.3.tar.gz\n");

        assertThat(pinned).isEqualTo(new PinnedArchive("some-server-dist", "26.7.3", SHA_OF_ABC));
        assertThat(pinned.fileName()).isEqualTo("some-server-dist-26.7.3.tar.gz");
        assertThat(pinned.coordinates("org.some")).isEqualTo("org.some:some-server-dist:26.7.3:tar.gz");
    }

    @Test
    void aLineOfAnotherFormIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PinnedArchive.parse("server-1.0.tar.gz"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PinnedArchive.parse(SHA_OF_ABC + "  ../server-1.0.tar.gz"));
    }

    @Test
    void theArchiveOfTheProjectIsPinned() {
        assertThat(PinnedArchive.read(Path.of("keycloak-peer/archive.sha256")).artifact())
                .isEqualTo("keycloak-quarkus-dist");
    }

    @Test
    void onlyTheVeryBytesPass() throws IOException {
        PinnedArchive pinned = new PinnedArchive("server", "1", SHA_OF_ABC);
        Path file = folder.resolve("archive");

        pinned.check(Files.writeString(file, "abc"));

        Files.writeString(file, "abd");
        assertThatThrownBy(() -> pinned.check(file))
                .isInstanceOf(PeerMissingException.class)
                .hasMessageContaining(SHA_OF_ABC);
    }
}
