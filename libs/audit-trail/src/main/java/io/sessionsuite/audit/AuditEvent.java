package io.sessionsuite.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One event (auth 6.2). Members are cut at 256 characters; whatever looks like a token in the agent or in a detail is
 * left out (F-71, SEC-38, SEC-39).
 */
public record AuditEvent(
        EventName name, AuditResult result, AuditWho who, AuditWhere where, Map<AuditDetail, String> details) {

    private static final int MAX_LENGTH = 256;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{64,}");
    private static final Pattern QUERY = Pattern.compile("[?#].*", Pattern.DOTALL);
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    public AuditEvent {
        details = Map.copyOf(details);
    }

    public AuditEvent(EventName name, AuditResult result, AuditWho who, AuditWhere where) {
        this(name, result, who, where, Map.of());
    }

    /** This event with one detail more. */
    public AuditEvent with(AuditDetail detail, String value) {
        Map<AuditDetail, String> more = new EnumMap<>(AuditDetail.class);
        more.putAll(details);
        more.put(detail, value);
        return new AuditEvent(name, result, who, where, more);
    }

    /** Name and value of every member that is not empty, in the order of the log line. */
    Map<String, String> members(Instant time) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("time", UTC.format(time));
        members.put("event", name.text());
        members.put("result", result.text());
        put(members, "realm", who.realm());
        put(members, "user", who.user().text());
        put(members, "address", where.address());
        put(members, "agent", withoutToken(where.agent()));
        put(members, "sid", who.sid());
        put(members, "door", where.door());
        put(members, "actor", who.actor().text());
        for (AuditDetail detail : AuditDetail.values()) {
            put(members, detail.member(), detail(detail));
        }
        return members;
    }

    private String detail(AuditDetail detail) {
        String value = details.getOrDefault(detail, "");
        return withoutToken(detail == AuditDetail.PATH ? QUERY.matcher(value).replaceFirst("") : value);
    }

    private static String withoutToken(String text) {
        return TOKEN.matcher(text).replaceAll("…");
    }

    private static void put(Map<String, String> members, String name, String value) {
        if (!value.isEmpty()) {
            members.put(name, cut(value));
        }
    }

    private static String cut(String value) {
        if (value.length() <= MAX_LENGTH) {
            return value;
        }
        return value.substring(
                0, Character.isHighSurrogate(value.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH);
    }
}
