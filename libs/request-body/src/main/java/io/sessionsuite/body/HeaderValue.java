package io.sessionsuite.body;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A header value with parameters: {@code value; name=token; name="quoted"}. Value and names are lower case. */
record HeaderValue(String value, Map<String, String> parameters) {

    private static final int MAX_LENGTH = 2_048;
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final Pattern VALUE = Pattern.compile("[ \\t]*+(" + TOKEN + "(?:/" + TOKEN + ")?)[ \\t]*+");
    private static final Pattern PARAMETER = Pattern.compile(
            "\\G;[ \\t]*+(?:(" + TOKEN + ")=(?:(" + TOKEN + ")|\"((?:[^\"\\\\]|\\\\.)*+)\"))?[ \\t]*+", Pattern.DOTALL);

    /** Empty if malformed, too long, or if a parameter is given twice. */
    static Optional<HeaderValue> parse(String header) {
        Matcher value = VALUE.matcher(header);
        if (header.length() > MAX_LENGTH || !value.lookingAt()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        int end = value.end();
        Matcher parameter = PARAMETER.matcher(header);
        while (end < header.length() && parameter.find(end)) {
            if (parameter.group(1) != null && parameters.put(lower(parameter.group(1)), text(parameter)) != null) {
                return Optional.empty();
            }
            end = parameter.end();
        }
        return end == header.length()
                ? Optional.of(new HeaderValue(lower(value.group(1)), parameters))
                : Optional.empty();
    }

    private static String text(Matcher parameter) {
        String token = parameter.group(2);
        return token != null ? token : parameter.group(3).replaceAll("\\\\(.)", "$1");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
