package io.sessionsuite.coordination.acl;

import io.sessionsuite.coordination.acl.Tokens.Shown;
import io.sessionsuite.coordination.http.JsonText;
import org.jspecify.annotations.Nullable;

/** Tokens as JSON. */
final class TokenView {

    static final String HIDDEN = "<hidden>";

    private TokenView() {}

    /** @param namespace the member {@code Namespace}, left out if null */
    static JsonText write(JsonText json, Shown shown, @Nullable String namespace) {
        json.openObject();
        return rest(json, shown, namespace);
    }

    /** With the leading member {@code ID} of a bootstrap. */
    static JsonText bootstrap(JsonText json, Shown shown) {
        json.openObject().member("ID", secret(shown));
        return rest(json, shown, null);
    }

    private static JsonText rest(JsonText json, Shown shown, @Nullable String namespace) {
        Token token = shown.token();
        json.member("AccessorID", token.accessorId())
                .member("SecretID", secret(shown))
                .member("Description", token.description());
        if (!token.policies().isEmpty()) {
            json.name("Policies").openArray();
            token.policies().forEach(link -> json.openObject()
                    .member("ID", link.id())
                    .member("Name", link.name())
                    .closeObject());
            json.closeArray();
        }
        json.member("Local", token.local());
        if (token.lifetime().expires() != null) {
            json.member("ExpirationTime", token.lifetime().expires().toString());
        }
        json.member("CreateTime", token.lifetime().created().toString()).member("Hash", token.hash());
        if (namespace != null) {
            json.member("Namespace", namespace);
        }
        return json.member("CreateIndex", token.version().create())
                .member("ModifyIndex", token.version().modify())
                .closeObject();
    }

    private static String secret(Shown shown) {
        return shown.secret().map(TokenSecret::text).orElse(HIDDEN);
    }
}
