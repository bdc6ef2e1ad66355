package io.sessionsuite.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/configuration.md tells every setting; {@code ./dev fmt} brings it up to date. */
class ConfigurationPageTest {

    @Test
    void thePageIsUpToDate() throws IOException {
        Path project = Path.of("").toAbsolutePath().getParent();

        assertThat(Files.readString(ConfigurationPage.page(project))).isEqualTo(ConfigurationPage.of(project));
    }
}
