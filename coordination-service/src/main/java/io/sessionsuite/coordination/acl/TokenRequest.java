package io.sessionsuite.coordination.acl;

import io.sessionsuite.coordination.http.GoDuration;
import io.sessionsuite.coordination.json.JsonMembers;
import io.sessionsuite.coordination.json.MalformedJson;
import io.sessionsuite.coordination.namespace.Namespace;
import io.sessionsuite.coordination.namespace.NamespaceRules;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The body of a token write; empty texts and nulls are absent members.
 *
 * @param policies links by id or name, as given
 * @param roles names or ids of roles; there are none
 * @param identities whether service or node identities are asked for; there are none
 */
record TokenRequest(
        String accessorId,
        String secretId,
        @Nullable String description,
        List<PolicyLink> policies,
        List<PolicyLink> roles,
        boolean identities,
        @Nullable Boolean local,
        AclStore.End end,
        @Nullable GoDuration ttl,
        @Nullable Namespace namespace) {

    private static final String ZERO_TIME = "0001-01-01T00:00:00Z";

    /** @throws MalformedJson for anything but a token */
    static TokenRequest parse(byte[] body, NamespaceRules namespaces) {
        JsonMembers json = JsonMembers.parse(body);
        GoDuration ttl = json.has("ExpirationTTL") ? json.duration("ExpirationTTL") : null;
        TokenRequest request = new TokenRequest(
                json.textOrEmpty("AccessorID").toLowerCase(Locale.ROOT),
                json.textOrEmpty("SecretID"),
                json.text("Description"),
                links(json, "Policies"),
                links(json, "Roles"),
                !json.objects("ServiceIdentities").isEmpty()
                        || !json.objects("NodeIdentities").isEmpty()
                        || !json.objects("TemplatedPolicies").isEmpty(),
                json.node("Local") == null ? null : json.flag("Local"),
                end(json.textOrEmpty("ExpirationTime"), ttl),
                ttl,
                namespaces.inBody(json.text("Namespace")));
        for (String shown : List.of("Hash", "CreateTime", "CreateIndex", "ModifyIndex", "AuthMethod", "Partition")) {
            json.node(shown);
        }
        json.refuseOthers();
        return request;
    }

    private static AclStore.End end(String time, @Nullable GoDuration ttl) {
        if (!time.isEmpty() && !time.equals(ZERO_TIME)) {
            try {
                Instant moment = OffsetDateTime.parse(time).toInstant();
                return new AclStore.End.At(moment);
            } catch (DateTimeParseException e) {
                throw new MalformedJson("parsing time \"" + time + "\" as RFC 3339");
            }
        }
        return ttl == null || ttl.nanos() <= 0
                ? new AclStore.End.Never()
                : new AclStore.End.After(Duration.ofNanos(ttl.nanos()));
    }

    private static List<PolicyLink> links(JsonMembers json, String name) {
        return json.objects(name).stream()
                .map(link -> {
                    PolicyLink made = new PolicyLink(link.textOrEmpty("ID"), link.textOrEmpty("Name"));
                    link.refuseOthers();
                    return made;
                })
                .toList();
    }
}
