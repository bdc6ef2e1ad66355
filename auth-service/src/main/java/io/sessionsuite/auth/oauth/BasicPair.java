package io.sessionsuite.auth.oauth;

import io.vertx.core.http.HttpServerRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Name and password of {@code Authorization: Basic}. */
record BasicPair(String username, String password) {

    private static final String SCHEME = "Basic ";

    /** Whatever is not exactly one well-formed pair is a failed authentication. */
    static BasicPair of(HttpServerRequest request) {
        List<String> headers = request.headers().getAll("Authorization");
        if (headers.size() != 1 || !headers.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw OAuthError.invalidClient();
        }
        String pair = decode(headers.get(0).substring(SCHEME.length()).strip());
        int colon = pair.indexOf(':');
        if (colon < 0) {
            throw OAuthError.invalidClient();
        }
        return new BasicPair(pair.substring(0, colon), pair.substring(colon + 1));
    }

    private static String decode(String encoded) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(encoded));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw OAuthError.invalidClient();
        }
    }

    @Override
    public String toString() {
        return "BasicPair[…]";
    }
}
