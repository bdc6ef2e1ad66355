package io.sessionsuite.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.login.LoginToken;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many callers of two stores on one Redis; the broken variants prove that the checks would see a fault. */
class AttributeStoreConcurrencyTest {

    private static final int WRITERS = 8;
    private static final Gate OPEN = new Gate(true, "127.0.0.1", true, false, "", "");
    private static final Selection ALL = new Selection(List.of());
    private static final AttributeLimits LIMITS = new AttributeLimits(128, 65_536, 1000, 1 << 20, 1000);

    private static TestLogins first;
    private static TestLogins second;

    @BeforeAll
    static void start() {
        first = new TestLogins(EmbeddedRedis.shared());
        second = new TestLogins(EmbeddedRedis.shared());
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
    }

    private static AttributeStore store(int turn) {
        return new RedisAttributeStore((turn % 2 == 0 ? first : second).scripts(), LIMITS);
    }

    @Test
    @DisplayName("MR-09 every changing write has a revision of its own, without a gap")
    void revisions() {
        LoginToken token = first.scriptSession();
        List<Callable<List<Long>>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            int number = writer;
            writers.add(() -> randomWrites(store(number), token, new Random(number)));
        }
        List<Long> revisions =
                new ArrayList<>(Race.run(writers).stream().flatMap(List::stream).toList());
        Collections.sort(revisions);
        assertThat(revisions)
                .isEqualTo(LongStream.rangeClosed(1, revisions.size()).boxed().toList());
    }

    private static List<Long> randomWrites(AttributeStore store, LoginToken token, Random random) {
        List<Long> revisions = new ArrayList<>();
        for (int i = 0; i < 2 * Race.REPEATS; i++) {
            AttributeName name = new AttributeName("n" + random.nextInt(5));
            Outcome outcome = first.await(
                    random.nextBoolean()
                            ? store.put(token, OPEN, Map.of(name, "x".repeat(random.nextInt(9))))
                            : store.delete(token, OPEN, random.nextInt(9) == 0 ? ALL : new Selection(List.of(name))));
            if (outcome instanceof Outcome.Stored stored) {
                revisions.add(stored.revision());
            } else if (outcome instanceof Outcome.Deleted deleted && deleted.removed() > 0) {
                revisions.add(deleted.revision());
            }
        }
        return revisions;
    }

    /** Adds a name to a session; the check of MR-01 counts what is there in the end. */
    private interface Adding {
        void add(AttributeStore store, LoginToken token, String name);
    }

    private static int namesAfter(Adding adding, LoginToken token) {
        List<Callable<Integer>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            int number = writer;
            writers.add(() -> {
                for (int i = 0; i < 50; i++) {
                    adding.add(store(number), token, "w" + number + "n" + i);
                }
                return 0;
            });
        }
        Race.run(writers);
        Map<String, String> stored = first.stored(token);
        String blob = stored.remove("blob");
        return stored.size() + (blob == null ? 0 : blob.split(" ").length);
    }

    @Test
    @DisplayName("MR-01 a store that rewrites the whole session loses writes, and the check sees it")
    void lostUpdatesAreSeen() {
        Adding oneName =
                (store, token, name) -> first.await(store.put(token, OPEN, Map.of(new AttributeName(name), "")));
        assertThat(namesAfter(oneName, first.scriptSession())).isEqualTo(400);

        AttributeName blob = new AttributeName("blob");
        Adding wholeSession = (store, token, name) -> {
            Outcome.Found found = (Outcome.Found) first.await(store.get(token, OPEN, ALL));
            String before = found.values().getOrDefault(blob, "");
            first.await(store.put(token, OPEN, Map.of(blob, (before + " " + name).strip())));
        };
        assertThat(namesAfter(wholeSession, first.scriptSession())).isLessThan(400);
    }

    @Test
    @DisplayName("MR-04 a store that checks first and writes later revives attributes, and the check sees it")
    void revivalIsSeen() {
        LoginToken token = first.scriptSession();
        assertThat(first.await(store(0).check(token, OPEN))).isEqualTo(new Outcome.Admitted());
        first.end(token);
        first.nothingIsLeftOver(token);
        first.server().command("HSET", token.sid().attributesKey(), "a", "revived");
        assertThatThrownBy(() -> first.nothingIsLeftOver(token)).isInstanceOf(AssertionError.class);
    }

    @Test
    @DisplayName("MR-09 books that are not kept with the write are seen")
    void wrongBooksAreSeen() {
        LoginToken token = first.scriptSession();
        first.await(store(0).put(token, OPEN, Map.of(new AttributeName("a"), "1")));
        first.booksBalance(token);
        first.server().command("HSET", token.sid().attributesKey(), "b", "2");
        assertThatThrownBy(() -> first.booksBalance(token)).isInstanceOf(AssertionError.class);
    }
}
