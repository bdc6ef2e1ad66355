package io.sessionsuite.origin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What proxies wrote into one family of headers. Entries are counted from the end of their list, where the nearest
 * proxy wrote; those further away may come from the client.
 */
record ForwardedHops(List<String> nodes, List<String> schemes, List<String> hosts) {

    private static final int MAX_LENGTH = 8_192;
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final Pattern PAIR = Pattern.compile(
            "\\G[ \\t]*+(?:(" + TOKEN + ")=(?:([^\\s\",;]*+)|\"((?:[^\"\\\\]|\\\\.)*+)\"))?[ \\t]*+([;,])");

    /** The headers {@code X-Forwarded-For}, {@code -Proto} and {@code -Host}. */
    static ForwardedHops ofXForwarded(RequestFacts request) {
        return new ForwardedHops(
                list(request.header("X-Forwarded-For")),
                list(request.header("X-Forwarded-Proto")),
                list(request.header("X-Forwarded-Host")));
    }

    /** The header {@code Forwarded} (RFC 7239); nothing if any part of it is malformed. */
    static ForwardedHops ofForwarded(RequestFacts request) {
        List<Map<String, String>> elements = elements(request.header("Forwarded"));
        return new ForwardedHops(values(elements, "for"), values(elements, "proto"), values(elements, "host"));
    }

    /** The entry {@code hop} steps from the end, the first one if there are fewer, empty if there is none. */
    static String fromEnd(List<String> entries, int hop) {
        return entries.isEmpty() ? "" : entries.get(Math.max(0, entries.size() - 1 - hop));
    }

    /** The address of a node, its port dropped; empty for {@code unknown}, obfuscated names and nonsense. */
    static Optional<IpAddress> address(String node) {
        int bracket = node.indexOf(']');
        if (node.startsWith("[") && bracket > 0) {
            return IpAddress.parse(node.substring(0, bracket + 1));
        }
        int colon = node.indexOf(':');
        boolean hasPort = colon >= 0 && colon == node.lastIndexOf(':');
        return IpAddress.parse(hasPort ? node.substring(0, colon) : node);
    }

    private static List<String> list(String header) {
        return header.isEmpty()
                ? List.of()
                : Stream.of(header.split(",", -1)).map(String::strip).toList();
    }

    private static List<String> values(List<Map<String, String>> elements, String name) {
        return elements.stream().map(element -> element.getOrDefault(name, "")).toList();
    }

    private static List<Map<String, String>> elements(String header) {
        if (header.isEmpty() || header.length() > MAX_LENGTH) {
            return List.of();
        }
        List<Map<String, String>> elements = new ArrayList<>();
        Map<String, String> element = new HashMap<>();
        int end = 0;
        Matcher pair = PAIR.matcher(header + ",");
        while (pair.find()) {
            if (pair.group(1) != null && element.put(name(pair), value(pair)) != null) {
                return List.of();
            }
            if (pair.group(4).equals(",")) {
                elements.add(element);
                element = new HashMap<>();
            }
            end = pair.end();
        }
        return end > header.length() ? elements : List.of();
    }

    private static String name(Matcher pair) {
        return pair.group(1).toLowerCase(Locale.ROOT);
    }

    private static String value(Matcher pair) {
        return pair.group(2) != null ? pair.group(2) : pair.group(3).replaceAll("\\\\(.)", "$1");
    }
}
