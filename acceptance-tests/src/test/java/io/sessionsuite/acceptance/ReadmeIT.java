package io.sessionsuite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The flows of the README, run line by line as printed: every {@code sh} block that holds a line {@code #> expected}.
 * Such a line is what the command above it prints.
 */
class ReadmeIT {

    private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    @Test
    void theFlowsWorkAsPrinted(@TempDir Path data, @TempDir Path folder) throws Exception {
        String readme = Files.readString(project().resolve("README.md"));
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(readme);
        while (matcher.find()) {
            if (matcher.group(1).contains("\n#> ")) {
                blocks.add(matcher.group(1));
            }
        }
        assertThat(blocks).isNotEmpty();

        try (AllInOne suite = new AllInOne(data)) {
            String origin = suite.process().uri().toString();
            for (String block : blocks) {
                assertThat(run(block, origin, folder)).isEqualTo(block);
            }
        }
    }

    /** The block with each expected line replaced by what its command really printed. */
    private static String run(String block, String origin, Path folder) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder("H=" + origin + "\n");
        StringBuilder shown = new StringBuilder();
        List<Integer> expectations = new ArrayList<>();
        String[] lines = block.split("\n");
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].startsWith("#> ")) {
                expectations.add(i);
            } else {
                script.append(lines[i]).append('\n');
                script.append("printf '\\036%s\\036' ").append(i).append('\n');
            }
        }
        Process bash = new ProcessBuilder("bash", "-c", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        bash.waitFor();
        String[] printed = output.split("\036");
        for (int i = 0; i < lines.length; i++) {
            if (expectations.contains(i)) {
                shown.append("#> ").append(printedBy(printed, i - 1)).append('\n');
            } else {
                shown.append(lines[i]).append('\n');
            }
        }
        return shown.toString();
    }

    /** What was printed before the mark of that line. */
    private static String printedBy(String[] printed, int line) {
        for (int i = 1; i < printed.length; i += 2) {
            if (printed[i].equals(Integer.toString(line))) {
                return printed[i - 1].strip();
            }
        }
        return "nothing";
    }

    private static Path project() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("README.md")) || !Files.exists(folder.resolve("dev"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
