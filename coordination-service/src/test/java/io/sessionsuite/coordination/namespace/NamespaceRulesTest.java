package io.sessionsuite.coordination.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamespaceRulesTest {

    private static final NamespaceRules ON = new NamespaceRules(NamespaceMode.ON);
    private static final NamespaceRules REFUSE = new NamespaceRules(NamespaceMode.REFUSE);
    private static final Namespace HOME = new Namespace("home");

    @ParameterizedTest
    @DisplayName("K-241 query, header, token, default: the first that is not empty")
    @CsvSource({"q, h, q", "'', h, h", ", h, h", "Team-1, , team-1", ", , home", "'', '', home"})
    void firstSourceCounts(String query, String header, String expected) {
        Selection selection = ON.select(parameters(query, header), false);

        assertThat(selection.scope(null, HOME).namespace()).isEqualTo(new Namespace(expected));
    }

    @Test
    void bodyCountsWhereTheRequestNamesNone() {
        Namespace body = new Namespace("b");

        assertThat(new Selection.Unnamed().scope(body, HOME)).isEqualTo(new Scope(body, false));
        assertThat(new Selection.Named(body).scope(body, HOME)).isEqualTo(new Scope(body, true));
        assertThatThrownBy(() -> new Selection.Named(HOME).scope(body, HOME))
                .hasMessage("Request decode failed: namespace in body and request differ");
    }

    @ParameterizedTest
    @DisplayName("K-243 bad names")
    @ValueSource(strings = {"a.b", "-a", "a-", "a b", "ä", "a/b", "{a}", "**", "a*"})
    void badNames(String name) {
        assertThatThrownBy(() -> ON.select(parameters(name, null), true))
                .isInstanceOf(InvalidNamespace.class)
                .hasMessage("Invalid query parameter: \"ns\" - not a valid namespace name");
        assertThatThrownBy(() -> ON.select(parameters(null, name), true))
                .hasMessage("Invalid header: \"X-Consul-Namespace\" - not a valid namespace name");
        assertThatThrownBy(() -> ON.inBody(name)).hasMessage("bad Namespace");
    }

    @Test
    void namesHaveAtMost63Characters() {
        assertThat(Namespace.parse("a".repeat(63))).isPresent();
        assertThat(Namespace.parse("a".repeat(64))).isEmpty();
    }

    @Test
    @DisplayName("K-243 the wildcard only where it is allowed")
    void wildcard() {
        assertThat(ON.select(parameters("*", null), true)).isEqualTo(new Selection.All());
        assertThat(ON.select(parameters(null, "*"), true)).isEqualTo(new Selection.All());
        assertThatThrownBy(() -> ON.select(parameters("*", null), false))
                .hasMessage("Invalid query parameter: \"ns\" - wildcard is not allowed here");
        assertThatThrownBy(() -> ON.select(parameters(null, "*"), false))
                .hasMessage("Invalid header: \"X-Consul-Namespace\" - wildcard is not allowed here");
    }

    @Test
    @DisplayName("K-246 refuse: header first, then query, the default one too")
    void refuseMode() {
        assertThatThrownBy(() -> REFUSE.select(parameters("default", "default"), true))
                .hasMessage("Invalid header: \"X-Consul-Namespace\" - Namespaces are a Consul Enterprise feature");
        assertThatThrownBy(() -> REFUSE.select(parameters("default", ""), true))
                .hasMessage("Invalid query parameter: \"ns\" - Namespaces are a Consul Enterprise feature");
        assertThatThrownBy(() -> REFUSE.inBody("default"))
                .hasMessage("json: unknown field \"Namespace\" - Namespaces are a Consul" + " Enterprise feature");
        assertThat(REFUSE.select(parameters("", ""), true)).isEqualTo(new Selection.Unnamed());
        assertThat(REFUSE.inBody("")).isNull();
    }

    @Test
    @DisplayName("K-247 partitions")
    void partitions() {
        NamespaceParameters query = new NamespaceParameters(null, null, "p", null);
        NamespaceParameters header = new NamespaceParameters(null, null, "p", "p");
        NamespaceParameters byDefault = new NamespaceParameters(null, null, "default", "Default");

        for (NamespaceRules rules : new NamespaceRules[] {ON, REFUSE}) {
            assertThatThrownBy(() -> rules.select(query, false))
                    .hasMessage("Invalid query parameter: \"partition\" - Partitions are a Consul Enterprise feature");
            assertThatThrownBy(() -> rules.select(header, false))
                    .hasMessage("Invalid header: \"X-Consul-Partition\" - Partitions are a Consul Enterprise feature");
        }
        assertThat(ON.select(byDefault, false)).isEqualTo(new Selection.Unnamed());
        assertThatThrownBy(() -> REFUSE.select(byDefault, false))
                .hasMessage("Invalid header: \"X-Consul-Partition\" - Partitions are a Consul Enterprise feature");
    }

    @ParameterizedTest
    @DisplayName("K-244 the member Namespace shows outside default and where the caller named one")
    @CsvSource({"default, false, ", "default, true, default", "team, false, team", "team, true, team"})
    void member(String name, boolean named, String member) {
        assertThat(new Scope(new Namespace(name), named).member()).isEqualTo(member);
    }

    private static NamespaceParameters parameters(String query, String header) {
        return new NamespaceParameters(query, header, null, null);
    }
}
