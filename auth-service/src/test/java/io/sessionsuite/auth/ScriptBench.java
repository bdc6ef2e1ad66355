package io.sessionsuite.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.redis.RedisDefect;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.Reply;
import io.sessionsuite.redis.Script;
import io.vertx.redis.client.Command;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** One script on a real Redis: runs it, and shows that a key of a wrong type changes nothing. */
public final class ScriptBench {

    private final RedisScripts redis;
    private final EmbeddedRedis server;
    private final Script script;
    private final List<String> keys;

    public ScriptBench(RedisScripts redis, EmbeddedRedis server, String script, String... keys) {
        this.redis = redis;
        this.server = server;
        this.script = Script.load("auth/" + script);
        this.keys = List.of(keys);
    }

    /** The reply to these arguments. */
    public Reply run(Object... arguments) {
        return on(keys, arguments);
    }

    /** The reply's elements as texts. */
    public List<String> words(Object... arguments) {
        return run(arguments).texts(0);
    }

    private Reply on(List<String> names, Object... arguments) {
        var call = redis.script(script);
        names.forEach(call::key);
        Arrays.stream(arguments).map(String::valueOf).forEach(call::arg);
        return Replica.answer(call.run());
    }

    /** A key of another type at each position in turn is an error, and no key changes. */
    public void refusesWrongTypes(Object... arguments) {
        for (int position = 0; position < keys.size(); position++) {
            List<String> names = wrongAt(position);
            List<String> before = dumps(names);
            assertThatThrownBy(() -> on(names, arguments))
                    .as("wrong type at KEYS[%d]", position + 1)
                    .isInstanceOf(RedisDefect.class)
                    .hasMessageContaining("WRONGTYPE");
            assertThat(dumps(names)).as("wrong type at KEYS[%d]", position + 1).isEqualTo(before);
        }
    }

    private List<String> wrongAt(int position) {
        String wrong = keys.get(position).replaceFirst(":", "-wrong:");
        server.command("DEL", wrong);
        server.command("RPUSH", wrong, "a list");
        return IntStream.range(0, keys.size())
                .mapToObj(i -> i == position ? wrong : keys.get(i))
                .toList();
    }

    private List<String> dumps(List<String> names) {
        return names.stream()
                .map(name ->
                        Replica.answer(redis.command(Command.DUMP).key(name).run()))
                .map(dump -> dump.isNil() ? "" : Arrays.toString(dump.bytes()))
                .toList();
    }
}
