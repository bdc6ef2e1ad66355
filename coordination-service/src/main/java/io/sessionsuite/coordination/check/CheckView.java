package io.sessionsuite.coordination.check;

import io.sessionsuite.coordination.http.JsonText;
import org.jspecify.annotations.Nullable;

/** Checks as JSON. */
public final class CheckView {

    private CheckView() {}

    /** @param namespace the member {@code Namespace}, left out if null */
    public static JsonText write(JsonText json, CheckRecord record, @Nullable String namespace) {
        Check check = record.check();
        Check.Details details = check.details();
        json.openObject()
                .member("Node", check.node())
                .member("CheckID", check.id())
                .member("Name", check.name())
                .member("Status", check.status().word())
                .member("Notes", details.notes())
                .member("Output", check.output())
                .member("ServiceID", check.service())
                .member("ServiceName", record.serviceName())
                .rawMember("ServiceTags", record.serviceTags())
                .member("Type", check.type())
                .member("Interval", details.interval())
                .member("Timeout", details.timeout())
                .member("ExposedPort", details.exposedPort())
                .rawMember("Definition", details.definition());
        if (namespace != null) {
            json.member("Namespace", namespace);
        }
        return json.member("CreateIndex", record.create())
                .member("ModifyIndex", record.modify())
                .closeObject();
    }
}
