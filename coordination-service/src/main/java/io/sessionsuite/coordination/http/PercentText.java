package io.sessionsuite.coordination.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Percent-encoding as Go's {@code net/url} reads and writes it. */
public final class PercentText {

    private static final String UNRESERVED = "-_.~";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PercentText() {}

    /** The decoded path, or null if an escape is broken or the bytes are not UTF-8; {@code +} stays. */
    public static @Nullable String decodePath(String raw) {
        byte @Nullable [] bytes = decode(raw, false);
        if (bytes == null) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** A decoded name or value of a query, or null if an escape is broken; {@code +} is a blank. */
    static @Nullable String decodeQuery(String raw) {
        byte @Nullable [] bytes = decode(raw, true);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    static String encodeQuery(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                encoded.append(c);
            } else if (c == ' ') {
                encoded.append('+');
            } else {
                encoded.append('%').append(HEX.toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    private static byte @Nullable [] decode(String raw, boolean plusIsBlank) {
        byte[] in = raw.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '%') {
                int value = i + 2 < in.length ? hex(in[i + 1], in[i + 2]) : -1;
                if (value < 0) {
                    return null;
                }
                out.write(value);
                i += 2;
            } else {
                out.write(plusIsBlank && in[i] == '+' ? ' ' : in[i]);
            }
        }
        return out.toByteArray();
    }

    private static int hex(byte high, byte low) {
        return HexFormat.isHexDigit(high) && HexFormat.isHexDigit(low)
                ? HexFormat.fromHexDigit(high) * 16 + HexFormat.fromHexDigit(low)
                : -1;
    }
}
