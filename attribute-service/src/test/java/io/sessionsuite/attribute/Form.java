package io.sessionsuite.attribute;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Bodies of forms. */
final class Form {

    private Form() {}

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
