package io.sessionsuite.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/configuration.md tells every setting; {@code -Dconfiguration.write} brings it up to date. */
class ConfigurationPageTest {

    private static final String MARK = "<!-- below: generated from the sources -->\n";

    @Test
    void thePageIsUpToDate() throws IOException {
        Path project = Path.of("").toAbsolutePath().getParent();
        Path page = project.resolve("docs/configuration.md");
        String text = Files.readString(page);
        String handwritten = text.substring(0, text.indexOf(MARK) + MARK.length());
        String expected = handwritten + ConfigurationPage.of(project);
        if (Boolean.getBoolean("configuration.write")) {
            Files.writeString(page, expected);
        }

        assertThat(Files.readString(page)).isEqualTo(expected);
    }
}
