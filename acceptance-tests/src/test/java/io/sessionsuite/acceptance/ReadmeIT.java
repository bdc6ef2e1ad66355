package io.sessionsuite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The flows of the README, run line by line as printed: every {@code sh} block that holds a line {@code #> expected}.
 * Such a line is what the command above it prints. A block marked {@code second} runs in a terminal of its own; the
 * first goes on once the second waits.
 */
class ReadmeIT {

    private static final Pattern BLOCK = Pattern.compile("```sh( second)?\\n(.*?)```", Pattern.DOTALL);

    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();

    private record Block(boolean second, String text) {}

    @Test
    void theFlowsWorkAsPrinted(@TempDir Path data, @TempDir Path folder) throws Exception {
        List<Block> blocks = blocks();
        assertThat(blocks).isNotEmpty();

        try (AllInOne suite = new AllInOne(data);
                Terminal first = new Terminal(folder);
                Terminal second = new Terminal(folder)) {
            String origin = "H=" + suite.process().uri();
            first.run(origin);
            second.run(origin);
            for (Block block : blocks) {
                if (block.second()) {
                    startWaiting(second, block.text());
                } else {
                    check(first, block.text(), new CountDownLatch(1));
                }
            }
            for (CompletableFuture<Void> flow : waiting) {
                flow.get(90, TimeUnit.SECONDS);
            }
        }
    }

    private static List<Block> blocks() throws Exception {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(project().resolve("README.md")));
        while (matcher.find()) {
            if (matcher.group(2).contains("\n#> ")) {
                blocks.add(new Block(matcher.group(1) != null, matcher.group(2)));
            }
        }
        return blocks;
    }

    private void startWaiting(Terminal terminal, String block) throws InterruptedException {
        CountDownLatch waits = new CountDownLatch(1);
        CompletableFuture<Void> flow = CompletableFuture.runAsync(() -> check(terminal, block, waits));
        waiting.add(flow.whenComplete((done, failure) -> waits.countDown()));
        assertThat(waits.await(60, TimeUnit.SECONDS)).isTrue();
    }

    /** Runs the commands of a block; {@code waits} falls when one of them is about to wait for the other terminal. */
    private static void check(Terminal terminal, String block, CountDownLatch waits) {
        String printed = "";
        for (String line : block.split("\n")) {
            if (line.startsWith("#> ")) {
                assertThat(printed).as(block).isEqualTo(line.substring(3));
            } else if (!line.startsWith("H=")) {
                if (line.contains("wait=")) {
                    waits.countDown();
                }
                printed = terminal.run(line);
            }
        }
    }

    private static Path project() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("README.md")) || !Files.exists(folder.resolve("dev"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
