package io.sessionsuite.store.document;

import io.sessionsuite.store.json.JsonMember;
import io.sessionsuite.store.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prepares a document for its {@code _m1} (store 5.3): the bytes as they came, without the {@code _m1} they may have,
 * then a new one up to the value of {@code _m1.session.lastUpdated}. The script that writes it adds what only it knows.
 * Members a caller put into {@code _m1} stay, but not those of the five names the service fills.
 */
final class Enrichment {

    private static final String OURS = "_m1";
    private static final String SESSION = "session";
    private static final List<String> FILLED = List.of("ip", SESSION, "receivedUTC", "version", "expires");
    private static final List<String> FILLED_IN_SESSION = List.of("lastUpdated");

    private final ByteArrayOutputStream out;

    private Enrichment(int size) {
        out = new ByteArrayOutputStream(size);
    }

    /** @param address of the caller */
    static byte[] head(JsonValue document, String address) {
        Enrichment head = new Enrichment(document.length() + 160);
        JsonValue given = head.withoutOurs(document);
        head.text("\"_m1\":{");
        head.kept(given, FILLED);
        head.text("\"ip\":\"" + address + "\",\"session\":{");
        head.kept(given == null ? null : given.member(SESSION), FILLED_IN_SESSION);
        head.text("\"lastUpdated\":");
        return head.out.toByteArray();
    }

    /** All but {@code _m1}, of which the last is the answer; runs of members keep the blanks between them. */
    private @Nullable JsonValue withoutOurs(JsonValue document) {
        JsonValue given = null;
        JsonValue runStart = null;
        JsonValue runEnd = null;
        text("{");
        for (JsonMember member : document.members()) {
            if (member.isNamed(OURS)) {
                given = member.value();
                run(runStart, runEnd);
                runStart = null;
            } else {
                runStart = runStart == null ? member.name() : runStart;
                runEnd = member.value();
            }
        }
        run(runStart, runEnd);
        return given;
    }

    private void run(@Nullable JsonValue start, @Nullable JsonValue end) {
        if (start != null && end != null) {
            start.writeUpTo(end, out);
            text(",");
        }
    }

    private void kept(@Nullable JsonValue object, List<String> filled) {
        if (object != null) {
            for (JsonMember member : object.members()) {
                if (filled.stream().noneMatch(member::isNamed)) {
                    member.name().writeUpTo(member.value(), out);
                    text(",");
                }
            }
        }
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
