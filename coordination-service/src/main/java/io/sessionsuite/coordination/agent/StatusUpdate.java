package io.sessionsuite.coordination.agent;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.check.CheckStatus;
import io.sessionsuite.coordination.json.JsonMembers;
import java.nio.charset.StandardCharsets;

/** What a TTL check says of itself; its output is cut where a check's output ends. */
record StatusUpdate(CheckStatus status, String output) {

    private static final int MOST_BYTES = 4_096;

    StatusUpdate {
        output = cut(output);
    }

    /** @throws CoordinationError 400 for a status that is none */
    static StatusUpdate parse(byte[] body) {
        JsonMembers json = JsonMembers.parse(body);
        String status = json.textOrEmpty("Status");
        String output = json.textOrEmpty("Output");
        json.refuseOthers();
        return new StatusUpdate(
                CheckStatus.of(status)
                        .orElseThrow(() ->
                                new CoordinationError(ErrorCode.BAD_CHECK, "Invalid check status: '" + status + "'")),
                output);
    }

    private static String cut(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MOST_BYTES) {
            return text;
        }
        int end = MOST_BYTES;
        while (end > 0 && (bytes[end] & 0xc0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}
