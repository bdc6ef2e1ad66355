package io.sessionsuite.store.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DocumentLeavesTest {

    @Test
    @DisplayName("S-117 S-118 S-119 maps and arrays are flattened, dotted names share their path")
    void flattened() {
        assertThat(leaves("{\"l\":[{\"k\":1},[{\"k\":\"x\"}]],\"a.b\":true,\"a\":{\"b\":2.5}}"))
                .containsExactly(
                        new Leaf.Whole("l.k", 1),
                        new Leaf.Text("l.k", "x"),
                        new Leaf.Truth("a.b", true),
                        new Leaf.Real("a.b", 2.5));
        assertThat(DocumentLeaves.of("{\"a\":{\"b\":[1,2]},\"c\":0}".getBytes(StandardCharsets.UTF_8))
                        .paths())
                .containsExactly("a.b", "c");
        assertThat(DocumentLeaves.ancestors("a.b.c")).containsExactly("a.b", "a");
    }

    @Test
    @DisplayName("S-050 integers within 64 bits stay exact, all other numbers are doubles")
    void numbers() {
        assertThat(leaves("{\"n\":[9007199254740993,-9223372036854775808,9223372036854775808,1.0,1e2,-0.0,-0,1e400]}"))
                .containsExactly(
                        new Leaf.Whole("n", 9007199254740993L),
                        new Leaf.Whole("n", Long.MIN_VALUE),
                        new Leaf.Real("n", 0x1p63),
                        new Leaf.Real("n", 1.0),
                        new Leaf.Real("n", 100.0),
                        new Leaf.Real("n", 0.0),
                        new Leaf.Whole("n", 0),
                        new Leaf.Real("n", Double.POSITIVE_INFINITY));
    }

    @Test
    @DisplayName("null, empty map and empty array hold nothing; of members with one name the last counts")
    void nothing() {
        assertThat(leaves("{\"a\":null,\"b\":{},\"c\":[],\"d\":[null,{}]}")).isEmpty();
        assertThat(leaves("{\"a\":{\"b\":1},\"a\":{\"c\":2}}")).containsExactly(new Leaf.Whole("a.c", 2));
    }

    @Test
    @DisplayName("what is no JSON object is refused")
    void refused() {
        for (String text : List.of("[1]", "", "{\"a\":", "{\"a\":NaN}")) {
            assertThatThrownBy(() -> leaves(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static List<Leaf> leaves(String json) {
        return DocumentLeaves.of(json.getBytes(StandardCharsets.UTF_8)).leaves();
    }
}
