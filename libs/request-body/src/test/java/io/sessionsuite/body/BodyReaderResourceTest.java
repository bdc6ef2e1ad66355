package io.sessionsuite.body;

import static io.sessionsuite.body.BodyReaderTestResource.ABANDONED;
import static io.sessionsuite.body.BodyReaderTestResource.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.body.RawClient.Answer;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BodyReaderResourceTest {

    private static final String CHUNKED = "Transfer-Encoding: chunked";

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URL server;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, LIMIT - 1, LIMIT})
    void bodyUpToTheLimitIsReadAndTheConnectionLivesOn(int length) throws IOException {
        try (RawClient client = new RawClient(server)) {
            String body = "x".repeat(length);
            for (int i = 0; i < 2; i++) {
                Answer answer = client.head("POST", "/read", "Content-Length: " + length)
                        .send(body)
                        .answer();
                assertThat(answer.status()).isEqualTo("200");
                assertThat(answer.body()).isEqualTo(length + ":" + body);
                assertThat(answer.closes()).isFalse();
            }
        }
    }

    @Test
    void requestWithoutBodyIsEmpty() throws IOException {
        try (RawClient client = new RawClient(server)) {
            assertThat(client.head("POST", "/read").answer().body()).isEqualTo("0:");
            assertThat(client.head("GET", "/read").answer().body()).isEqualTo("0:");
            assertThat(client.head("POST", "/late/50").answer().body()).isEqualTo("0:");
        }
    }

    @Test
    void declaredLengthAboveTheLimitIsRefusedBeforeTheBody() throws IOException {
        try (RawClient client = new RawClient(server)) {
            Answer answer = client.head("POST", "/read", "Content-Length: " + (LIMIT + 1))
                    .answer();
            assertThat(answer.status()).isEqualTo("413");
            assertThat(answer.closes()).isTrue();
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void answerToATooLargeBodyIsReadableAfterTheWholeBodyWasSent() throws IOException {
        try (RawClient client = new RawClient(server)) {
            int length = 4 << 20;
            Answer answer = client.head("POST", "/read", "Content-Length: " + length)
                    .send("x".repeat(length))
                    .answer();
            assertThat(answer.status()).isEqualTo("413");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void chunkedBodyUpToTheLimitIsReadInOrder() throws IOException {
        try (RawClient client = new RawClient(server)) {
            client.head("POST", "/read", CHUNKED);
            for (int i = 0; i < LIMIT; i++) {
                client.chunk(String.valueOf(i % 10));
            }
            assertThat(client.chunk("").answer().body()).isEqualTo(LIMIT + ":" + "0123456789".repeat(LIMIT / 10));
            assertThat(client.head("GET", "/read").answer().status()).isEqualTo("200");
        }
    }

    @Test
    void chunkedBodyIsRefusedWithTheByteThatPassesTheLimit() throws IOException {
        try (RawClient client = new RawClient(server)) {
            client.head("POST", "/read", CHUNKED).chunk("x".repeat(LIMIT)).chunk("y");
            Answer answer = client.answer();
            assertThat(answer.status()).isEqualTo("413");
            assertThat(answer.closes()).isTrue();
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void lateReadingLosesNoByte() throws IOException {
        try (RawClient client = new RawClient(server)) {
            String body = "0123456789".repeat(LIMIT / 10);
            Answer answer = client.head("POST", "/late/300", "Content-Length: " + LIMIT)
                    .send(body)
                    .answer();
            assertThat(answer.body()).isEqualTo(LIMIT + ":" + body);
            Answer chunked = client.head("POST", "/late/300", CHUNKED)
                    .chunk("ab")
                    .chunk("cd")
                    .chunk("")
                    .answer();
            assertThat(chunked.body()).isEqualTo("4:abcd");
        }
    }

    @Test
    void slowBodyIsAwaited() throws IOException {
        try (RawClient client = new RawClient(server)) {
            client.head("POST", "/read", "Content-Length: 4").send("a");
            try (RawClient other = new RawClient(server)) {
                assertThat(other.head("GET", "/read").answer().status()).isEqualTo("200");
            }
            assertThat(client.send("bcd").answer().body()).isEqualTo("4:abcd");
        }
    }

    @Test
    void bodyThatDoesNotComeInTimeIsTooSlow() throws IOException {
        try (RawClient client = new RawClient(server)) {
            Answer answer = client.head("POST", "/hasty", "Content-Length: 4")
                    .send("ab")
                    .answer();
            assertThat(answer.status()).isEqualTo("408");
            assertThat(answer.closes()).isTrue();
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void expectedContinueIsSentWhenReadingStarts() throws IOException {
        try (RawClient client = new RawClient(server)) {
            client.head("POST", "/late/100", "Content-Length: 4", "Expect: 100-continue");
            assertThat(client.answer().status()).isEqualTo("100");
            assertThat(client.send("abcd").answer().body()).isEqualTo("4:abcd");
        }
    }

    @Test
    void expectedContinueIsNotSentForATooLargeBody() throws IOException {
        try (RawClient client = new RawClient(server)) {
            Answer answer = client.head("POST", "/read", "Content-Length: 5000", "Expect: 100-continue")
                    .answer();
            assertThat(answer.status()).isEqualTo("413");
        }
    }

    @Test
    void disconnectEndsTheReading() throws IOException {
        int before = ABANDONED.get();
        try (RawClient client = new RawClient(server)) {
            client.head("POST", "/read", "Content-Length: 4").send("ab");
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> ABANDONED.get() == before + 1);
    }

    @Test
    void skippedBodyWithinTheLimitLeavesTheConnectionUsable() throws IOException {
        try (RawClient client = new RawClient(server)) {
            Answer skipped = client.head("POST", "/skip", "Content-Length: " + LIMIT)
                    .send("x".repeat(LIMIT))
                    .answer();
            assertThat(skipped.status()).isEqualTo("401");
            assertThat(skipped.closes()).isFalse();
            Answer chunked =
                    client.head("POST", "/skip", CHUNKED).chunk("abc").chunk("").answer();
            assertThat(chunked.status()).isEqualTo("401");
            assertThat(client.head("GET", "/read").answer().status()).isEqualTo("200");
        }
    }

    @Test
    void skippedBodyAboveTheLimitClosesTheConnection() throws IOException {
        try (RawClient client = new RawClient(server)) {
            Answer answer = client.head("POST", "/skip", "Content-Length: 2000").answer();
            assertThat(answer.status()).isEqualTo("401");
            assertThat(answer.closes()).isTrue();
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void skippedChunkedBodyIsCutAboveTheLimit() throws IOException {
        try (RawClient client = new RawClient(server)) {
            client.head("POST", "/skip", CHUNKED).chunk("x".repeat(LIMIT + 1));
            assertThat(client.answer().status()).isEqualTo("401");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void skippedBodyHeldBackForContinueClosesTheConnection() throws IOException {
        try (RawClient client = new RawClient(server)) {
            Answer answer = client.head("POST", "/skip", "Content-Length: 4", "Expect: 100-continue")
                    .answer();
            assertThat(answer.closes()).isTrue();
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void forgottenBodyIsThrownAwayByTheServer() throws IOException {
        try (RawClient client = new RawClient(server)) {
            Answer answer = client.head("POST", "/forget", "Content-Length: " + (1 << 20))
                    .send("x".repeat(1 << 20))
                    .answer();
            assertThat(answer.status()).isEqualTo("401");
            assertThat(client.head("GET", "/read").answer().status()).isEqualTo("200");
        }
    }

    @Test
    void filterMayReadOrSkipToo() throws IOException {
        try (RawClient client = new RawClient(server)) {
            assertThat(client.head("POST", "/filter/read", "Content-Length: 4")
                            .send("abcd")
                            .answer()
                            .body())
                    .isEqualTo("4");
            assertThat(client.head("POST", "/filter/skip", "Content-Length: 4")
                            .send("abcd")
                            .answer()
                            .status())
                    .isEqualTo("401");
            assertThat(client.head("POST", "/filter/skip", "Content-Length: 4000")
                            .answer()
                            .closes())
                    .isTrue();
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void pipelinedRequestsAreReadOneAfterTheOther() throws IOException {
        try (RawClient client = new RawClient(server)) {
            client.send("POST /bodies/late/100 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab"
                    + "POST /bodies/read HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\ncd");
            assertThat(client.answer().body()).isEqualTo("2:ab");
            assertThat(client.answer().body()).isEqualTo("2:cd");
        }
    }
}
