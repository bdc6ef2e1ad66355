package io.sessionsuite.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.embedded.Persistence;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.process.Answer;
import io.sessionsuite.process.RawHttp;
import io.sessionsuite.process.ServiceProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The service keeps nothing of a session. */
class HeapIT {

    private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");
    private static final int SESSIONS = 2_000;
    private static final int BYTES_EACH = 256;

    @Test
    @DisplayName("MA-05 heap does not grow with sessions")
    void heap() throws Exception {
        try (EmbeddedRedis redis =
                        EmbeddedRedis.builder().persistence(Persistence.NONE).start();
                TestLogins logins = new TestLogins(redis);
                ServiceProcess service = Replicas.one(redis).start();
                RawHttp http = new RawHttp(service.uri())) {
            visit(http, logins, SESSIONS / 2);
            long before = usedAfterCollection(service.pid());
            visit(http, logins, SESSIONS);
            assertThat(usedAfterCollection(service.pid()) - before).isLessThan((long) SESSIONS * BYTES_EACH);
        }
    }

    private static void visit(RawHttp http, TestLogins logins, int sessions) {
        for (int i = 0; i < sessions; i++) {
            LoginToken token = logins.scriptSession();
            Answer answer =
                    http.post("/api/2/session/put", "a=" + "x".repeat(1000), "Cookie: zsessionid=" + token.text());
            assertThat(answer.text()).isEqualTo("{}");
        }
    }

    private static long usedAfterCollection(long pid) throws IOException {
        jcmd(pid, "GC.run");
        Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
        long kilobytes = 0;
        while (used.find()) {
            kilobytes += Long.parseLong(used.group(1));
        }
        assertThat(kilobytes).isPositive();
        return kilobytes * 1024;
    }

    private static String jcmd(long pid, String command) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
