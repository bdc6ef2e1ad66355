package io.sessionsuite.auth.oauth;

import io.sessionsuite.auth.directory.Realm;
import io.sessionsuite.body.ContentType;
import io.sessionsuite.body.FormDecoder;
import io.sessionsuite.body.Parameters;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/** The parameters of a token request: those of the form, and the realm, which may stand in the query. */
record TokenForm(Parameters body, Parameters query) {

    private static final FormDecoder DECODER = FormDecoder.strict(100);

    static TokenForm of(HttpServerRequest request, byte[] body) {
        if (body.length > 0 && !ContentType.of(request).isUtf8(ContentType.FORM)) {
            throw OAuthError.invalidRequest("The request body must be " + ContentType.FORM);
        }
        return new TokenForm(DECODER.body(body), DECODER.query(request.query()));
    }

    String required(String name) {
        return optional(name).orElseThrow(() -> OAuthError.invalidRequest("Missing parameter " + name));
    }

    Optional<String> optional(String name) {
        return single(body, name);
    }

    String realmName() {
        return single(body, "realmName").or(() -> single(query, "realmName")).orElse(Realm.NATIVE);
    }

    /** Parameters without a value count as left out, repeated ones are refused (RFC 6749, 3.2). */
    private static Optional<String> single(Parameters parameters, String name) {
        List<String> values = parameters.all(name);
        if (values.size() > 1) {
            throw OAuthError.invalidRequest("Repeated parameter " + name);
        }
        return values.stream().filter(value -> !value.isEmpty()).findFirst();
    }
}
