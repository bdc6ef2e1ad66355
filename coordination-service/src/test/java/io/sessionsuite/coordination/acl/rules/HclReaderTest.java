package io.sessionsuite.coordination.acl.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HclReaderTest {

    @ParameterizedTest
    @DisplayName("K-224 rules read alike in HCL and JSON")
    @ValueSource(
            strings = {
                "key \"a\" { policy = \"read\" }",
                "key \"a\" { policy = \"read\", }",
                "key \"a\" = { policy = \"read\" }",
                "\"key\" \"a\" { \"policy\" = \"read\" }",
                "key { \"a\" { policy = \"read\" } }",
                "key = [{ \"a\" = [{ policy = \"read\" }] }]",
                "# one\n// two\n/* three\n */ key \"a\" { # four\n policy = \"read\" }",
                "key \"\\u0061\" {\r\n\tpolicy=\"read\"\r\n}",
                "{\"key\":{\"a\":{\"policy\":\"read\"}}}",
                " {\"key\":[{\"a\":[{\"policy\":\"read\"}]}]}\n"
            })
    void everySpellingGivesTheSameRule(String text) {
        RuleSet rules = PolicyRules.parse(text).own();

        assertThat(rules.decide(Resource.KEY, "a")).isEqualTo(Level.READ);
        assertThat(rules.decide(Resource.KEY, "ab")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "key \"a\" { policy = \"read\"|line 1: '}' expected at the end",
                "key \"a { policy = \"read\" }|line 1: text is not closed",
                "key \"a|line 1: text is not closed",
                "key \"a\" { policy = file(\"x\") }|line 1: '}' expected, found '('",
                "key \"a\" { policy = }|line 1: '{' expected, found '}'",
                "key \"\\q\" { policy = \"read\" }|line 1: unknown escape '\\q'",
                "key \"\\u00g1\" {}|line 1: four hexadecimal digits expected after '\\u'",
                "/* open|line 1: comment is not closed",
                "}|line 1: unexpected '}'",
                "key \"a\" { policy = \"x\" }|key \"a\": invalid policy \"x\"",
                "session \"a\" { policy = \"list\" }|session \"a\": invalid policy \"list\"",
                "key \"a\" {}|key \"a\": policy is missing",
                "key \"a\" { policy = \"read\" sentinel { code = \"x\" } }|key \"a\": unknown member \"sentinel\"",
                "key = \"read\"|key: a block is expected, not \"read\"",
                "operator_prefix \"\" { policy = \"read\" }|unknown rule \"operator_prefix\"",
                "keys \"a\" { policy = \"read\" }|unknown rule \"keys\"",
                "operator \"a\" { policy = \"read\" }|operator: a policy is expected",
                "namespace \"a\" { namespace \"b\" {} }|unknown rule \"namespace\"",
                "{\"key\":|not valid JSON",
                "{} x|not valid JSON",
                "{} {}|unexpected text after the rules",
            })
    void whatCannotBeReadIsRefusedWhole(String text, String detail) {
        assertThatThrownBy(() -> PolicyRules.parse(text))
                .isInstanceOf(RuleSyntaxException.class)
                .hasMessage(detail);
    }

    @Test
    void errorsNameTheLine() {
        assertThatThrownBy(() -> PolicyRules.parse("acl = \"read\"\n\nkey \"a\" [\n"))
                .hasMessage("line 3: '{' expected, found '['");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "["})
    void nestingIsBounded(String bracket) {
        assertThatThrownBy(() -> PolicyRules.parse("key = " + ("[" + (bracket.equals("[") ? "" : "{ a = ")).repeat(50)))
                .hasMessage("line 1: nested too deeply");
        assertThatThrownBy(() -> PolicyRules.parse("{\"key\":" + "[".repeat(50)))
                .hasMessage("nested too deeply");
    }

    @Test
    void interpolationIsText() {
        RuleSet rules = PolicyRules.parse("key \"a${b}\" { policy = \"deny\" }").own();

        assertThat(rules.decide(Resource.KEY, "a${b}")).isEqualTo(Level.DENY);
    }

    @Test
    void rulesOfOtherProductsAreSkipped() {
        String text = """
                event_prefix "" { policy = "read" }
                query "x" { policy = "write" }
                keyring = "write"
                mesh = "write"
                peering = "read"
                service "web" { policy = "read" intentions = "deny" }
                """;

        RuleSet rules = PolicyRules.parse(text).own();

        assertThat(rules.decide(Resource.SERVICE, "web")).isEqualTo(Level.READ);
        assertThat(rules.decide(Resource.OPERATOR, "")).isNull();
    }

    @Test
    void emptyTextsHoldNoRules() {
        assertThat(PolicyRules.parse("").own().isEmpty()).isTrue();
        assertThat(PolicyRules.parse("{}").own().isEmpty()).isTrue();
        assertThat(PolicyRules.parse(" # nothing").own().isEmpty()).isTrue();
    }
}
