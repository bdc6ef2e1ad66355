package io.sessionsuite.coordination.session;

import io.sessionsuite.coordination.http.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * A session as it was created; it never changes.
 *
 * @param create index of its creation
 * @param node in lower case
 * @param members its JSON up to the indexes
 */
public record Session(long create, String node, String members) {

    private static final int LINES = 7;

    /** From the record's lines: create, life, lock-delay, behaviour, node, checks, JSON members. */
    static Session of(String record) {
        String[] lines = record.split("\n", LINES);
        return new Session(Long.parseLong(lines[0]), lines[4], lines[6]);
    }

    /** @param namespace the member {@code Namespace}, left out if null */
    JsonText write(JsonText json, @Nullable String namespace) {
        json.openObject().members(members);
        if (namespace != null) {
            json.member("Namespace", namespace);
        }
        return json.member("CreateIndex", create).member("ModifyIndex", create).closeObject();
    }
}
