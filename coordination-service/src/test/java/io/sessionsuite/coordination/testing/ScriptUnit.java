package io.sessionsuite.coordination.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.embedded.EmbeddedRedisException;
import io.sessionsuite.redis.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keys of one hash tag of its own, and scripts run on them without the service. */
public final class ScriptUnit {

    private static final EmbeddedRedis REDIS = EmbeddedRedis.shared();

    private final String tag = "{test-" + UUID.randomUUID() + "}:";

    public String key(String name) {
        return tag + name;
    }

    /** A command on one key of the unit. */
    public @Nullable Object command(String command, String key, String... arguments) {
        List<String> words = new ArrayList<>(List.of(command, key(key)));
        words.addAll(List.of(arguments));
        return REDIS.command(words.toArray(String[]::new));
    }

    /** The reply as texts, inner nils as empty. */
    @SuppressWarnings("unchecked")
    public List<String> run(Script script, List<String> keys, String... arguments) {
        List<String> words = new ArrayList<>(List.of("EVAL", script.source(), Integer.toString(keys.size())));
        keys.forEach(key -> words.add(key(key)));
        words.addAll(List.of(arguments));
        List<Object> reply = (List<Object>) REDIS.command(words.toArray(String[]::new));
        return reply == null
                ? List.of()
                : reply.stream()
                        .map(item -> item == null ? "" : item.toString())
                        .toList();
    }

    /** A key of a wrong type at each position in turn: the script fails and nothing else in the unit changes. */
    public static void assertWrongTypesChangeNothing(
            Script script, List<String> keys, Consumer<ScriptUnit> before, String... arguments) {
        for (String wrong : keys) {
            ScriptUnit unit = new ScriptUnit();
            before.accept(unit);
            unit.command("DEL", wrong);
            unit.command("SET", wrong, "no such type");
            List<Object> dump = unit.dump(keys);
            assertThatThrownBy(() -> unit.run(script, keys, arguments))
                    .as("wrong type of %s", wrong)
                    .isInstanceOf(EmbeddedRedisException.class)
                    .hasMessageContaining("WRONGTYPE");
            assertThat(unit.dump(keys)).as("wrong type of %s", wrong).isEqualTo(dump);
        }
    }

    private List<Object> dump(List<String> keys) {
        List<Object> dumps = new ArrayList<>();
        keys.forEach(key -> dumps.add(String.valueOf(command("DUMP", key))));
        return dumps;
    }
}
