package io.sessionsuite.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScriptTest {

    @Test
    void includesStandOnceHoweverOftenNamed() {
        Script script = Script.load("sample/include-1");

        assertThat(script.source()).containsOnlyOnce("local function whole");
        assertThat(script.source()).startsWith("#!lua\n");
        assertThat(script.source()).doesNotContain("include:");
    }

    @Test
    void keyCountAndFlagsComeFromNameAndShebang() {
        assertThat(Script.load("sample/echo-1").keyCount()).isEqualTo(1);
        assertThat(Script.load("sample/echo-1").readOnly()).isTrue();
        assertThat(Script.load("sample/count-1").readOnly()).isFalse();
        assertThat(Script.load("sample/count-1").sha1()).matches("[0-9a-f]{40}");
    }

    @Test
    void aScriptWithoutShebangKeyCountOrFileIsRefused() {
        assertThatThrownBy(() -> Script.load("sample/bare-0")).hasMessageContaining("#!lua");
        assertThatThrownBy(() -> Script.load("sample/nested")).hasMessageContaining("key count");
        assertThatThrownBy(() -> Script.load("sample/absent-1")).hasMessageContaining("No such script");
    }
}
