package io.sessionsuite.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerProcessTest {

    @TempDir
    private Path folder;

    @Test
    void tellsItsPort() {
        try (PeerProcess peer = start("echo starting; echo port $PEER; exec tail -f /dev/null")) {
            assertThat(peer.awaitPort()).isEqualTo(4711);
        }
    }

    @Test
    void oneThatEndsBeforeItAnswersIsMissing() {
        try (PeerProcess peer = start("echo no address")) {
            assertThatThrownBy(peer::awaitPort)
                    .isInstanceOf(PeerMissingException.class)
                    .hasMessage("it did not start, see " + folder.resolve("log"));
        }
    }

    @Test
    void endsWithAllItStarted() {
        ProcessHandle child;
        try (PeerProcess peer = start("tail -f /dev/null & echo child $!; wait")) {
            child = childOf(peer);
            assertThat(child.isAlive()).isTrue();
        }
        await().until(() -> !child.isAlive());
    }

    @Test
    void cpuOfItsChildrenCounts() {
        try (PeerProcess peer = start("while :; do :; done & echo child $!; wait")) {
            ProcessHandle child = childOf(peer);
            await().until(() -> ProcessCpu.micros(List.of(peer.pid())) >= 50_000);
            assertThat(child.isAlive()).isTrue();
        }
    }

    private static ProcessHandle childOf(PeerProcess peer) {
        String pid = peer.await(Pattern.compile("child (\\d+)")).group(1);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private PeerProcess start(String script) {
        return PeerProcess.start(folder, folder.resolve("log"), Map.of("PEER", "4711"), List.of("sh", "-c", script));
    }
}
