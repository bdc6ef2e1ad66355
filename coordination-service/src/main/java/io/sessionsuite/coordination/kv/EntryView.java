package io.sessionsuite.coordination.kv;

import io.sessionsuite.coordination.http.JsonText;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Entries as JSON. */
public final class EntryView {

    private EntryView() {}

    /**
     * @param namespace the member {@code Namespace}, left out if null
     * @param withValue whether the value is shown; else {@code Value} is null
     */
    public static JsonText write(JsonText json, Entry entry, @Nullable String namespace, boolean withValue) {
        boolean empty = !withValue || entry.value().length == 0;
        json.openObject()
                .member("LockIndex", entry.lock())
                .member("Key", entry.key())
                .rawMember("Flags", entry.flags().decimal())
                .rawMember("Value", empty ? "null" : '"' + Base64.getEncoder().encodeToString(entry.value()) + '"');
        if (!entry.session().isEmpty()) {
            json.member("Session", entry.session());
        }
        if (namespace != null) {
            json.member("Namespace", namespace);
        }
        return json.member("CreateIndex", entry.create())
                .member("ModifyIndex", entry.modify())
                .closeObject();
    }
}
