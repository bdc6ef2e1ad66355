package io.sessionsuite.auth.caller;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** User name and password of {@code Authorization: Basic}, UTF-8 (RFC 7617). */
public record BasicCredential(String username, String password) {

    /** The pair of that base64 text, or null if it is none. */
    public static @Nullable BasicCredential parse(String base64) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            int colon = text.indexOf(':');
            return colon < 0 ? null : new BasicCredential(text.substring(0, colon), text.substring(colon + 1));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "BasicCredential[…]";
    }
}
