package io.sessionsuite.redis;

import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether this Redis may be trusted with sessions: it answers, is the primary, evicts nothing, and its append-only file
 * is written as configured. In a Cluster any node may answer, a replica too, so the role says nothing there.
 */
public final class RedisReadiness {

    private final RedisScripts redis;
    private final String expectedFsync;

    /** @param expectedFsync the value {@code appendfsync} must have, or {@code any} */
    public RedisReadiness(RedisScripts redis, String expectedFsync) {
        this.redis = redis;
        this.expectedFsync = expectedFsync;
    }

    /** The findings: settings by name. Fails as a call does when Redis is away. */
    public Uni<Findings> look() {
        return redis.command(Command.INFO).run().flatMap(info -> fsync().map(
                        fsync -> judge(parse(info.text()), fsync)));
    }

    /**
     * @param problems what forbids traffic, each with the setting's name; empty when ready
     * @param durability {@code appendfsync}, or {@code not verified} where Redis does not show it
     */
    public record Findings(List<String> problems, String durability) {}

    private Uni<String> fsync() {
        return redis.command(Command.CONFIG)
                .arg("GET")
                .arg("appendfsync")
                .run()
                .map(reply -> new String(
                        reply.hash().getOrDefault("appendfsync", new byte[0]), java.nio.charset.StandardCharsets.UTF_8))
                .onFailure()
                .recoverWithItem("not verified");
    }

    private Findings judge(Map<String, String> info, String fsync) {
        List<String> problems = new ArrayList<>();
        if (!"cluster".equals(info.get("redis_mode"))) {
            expect(problems, info, "role", "master");
        }
        expect(problems, info, "maxmemory_policy", "noeviction");
        expect(problems, info, "aof_last_write_status", "ok");
        expect(problems, info, "loading", "0");
        if (!expectedFsync.equals("any")) {
            expect(problems, info, "aof_enabled", "1");
            if (!fsync.equals("not verified") && !fsync.equals(expectedFsync)) {
                problems.add("appendfsync is " + fsync + ", expected " + expectedFsync);
            }
        }
        return new Findings(problems, fsync);
    }

    private static void expect(List<String> problems, Map<String, String> info, String name, String expected) {
        String value = info.getOrDefault(name, "unknown");
        if (!value.equals(expected)) {
            problems.add(name + " is " + value + ", expected " + expected);
        }
    }

    private static Map<String, String> parse(String info) {
        return info.lines()
                .filter(line -> line.indexOf(':') > 0)
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(':')),
                        line -> line.substring(line.indexOf(':') + 1).strip(),
                        (first, second) -> first));
    }
}
