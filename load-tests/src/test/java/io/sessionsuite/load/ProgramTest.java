package io.sessionsuite.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsNotOnThePathIsMissingByName() {
        assertThatThrownBy(() -> Program.named("no-such-program"))
                .isInstanceOf(PeerMissingException.class)
                .hasMessage("no no-such-program on PATH and no -Dload.no-such-program=PROGRAM");
    }

    @Test
    void runsInItsFolderAndKeepsItsOutput() {
        Path log = folder.resolve("log");

        Program.named("sh").run(folder, log, "-c", "pwd; echo done >&2");

        assertThat(log).hasContent(folder + "\ndone");
    }

    @Test
    void failureIsMissingAndNamesTheLog() {
        Path log = folder.resolve("log");

        assertThatThrownBy(() -> Program.named("sh").run(folder, log, "-c", "exit 3"))
                .isInstanceOf(PeerMissingException.class)
                .hasMessageEndingWith("failed, see " + log);
    }

    @Test
    void aMissingPeerIsNoneAndAnotherFaultIsOne() {
        assertThat(Peers.ifAtHand("etcd", () -> "started")).contains("started");
        assertThat(Peers.ifAtHand("etcd", () -> Program.named("no-such-program")))
                .isEmpty();
        assertThatThrownBy(() -> Peers.ifAtHand("etcd", () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
    }
}
