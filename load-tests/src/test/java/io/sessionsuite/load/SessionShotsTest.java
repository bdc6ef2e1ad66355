package io.sessionsuite.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SessionShotsTest {

    private static final List<String> COOKIES = List.of("id=a", "id=b", "id=c");
    private static final Buffer NOTHING = Buffer.buffer();

    @Test
    void oneOfTenIsAWrite() {
        Turns mixed = SessionShots.mixed(COOKIES);

        assertThat(LongStream.range(0, 1_000).mapToObj(turn -> mixed.next(3, turn, NOTHING)))
                .filteredOn(shot -> shot.method().equals(HttpMethod.POST))
                .hasSize(100);
    }

    @Test
    void whatIsPutIsDeletedInTheSameSession() {
        Turns turns = SessionShots.putAndDelete(COOKIES);

        Shot put = turns.next(1, 4, NOTHING);
        Shot delete = turns.next(1, 5, NOTHING);

        assertThat(put.path()).isEqualTo("/api/2/session/put");
        assertThat(put.body()).hasToString("theme=dark4&cart=4");
        assertThat(delete.path()).isEqualTo("/api/2/session/delete");
        assertThat(delete.body()).hasToString("key=theme&key=cart");
        assertThat(put.headers()).containsEntry("cookie", "id=b").isEqualTo(delete.headers());
    }

    @Test
    void eachConnectionLogsItsOwnUserIn() {
        Turns turns = SessionShots.logins(List.of("ann", "bob"), SessionShots::login);

        assertThat(turns.next(3, 0, NOTHING)).isEqualTo(turns.next(1, 7, NOTHING));
        assertThat(turns.next(3, 0, NOTHING).body().toJsonObject().getString("username"))
                .isEqualTo("bob");
    }
}
