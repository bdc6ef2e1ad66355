package io.sessionsuite.login;

import io.vertx.core.json.JsonArray;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a login record about to be written. What equals its default is left out; times are the script's.
 *
 * <p>Start with {@link #of(LoginKind)}; every setter returns this.
 */
public final class NewLogin {

    private static final int AGENT_BYTES = 256;

    private final LoginKind kind;
    private final Map<String, String> fields = new LinkedHashMap<>();

    private NewLogin(LoginKind kind) {
        this.kind = kind;
        fields.put("kind", kind.text());
    }

    public static NewLogin of(LoginKind kind) {
        return new NewLogin(kind);
    }

    public LoginKind kind() {
        return kind;
    }

    public NewLogin user(String realm, String username, long passwordVersion) {
        fields.put("user", username);
        fields.put("realm", realm);
        return set("password", Long.toString(passwordVersion));
    }

    /** Effective roles and rights, the user's own roles, and user-level permissions (JSON array). */
    public NewLogin grants(List<String> roles, List<String> rights, List<String> own, String permissions) {
        set("roles", json(roles));
        set("rights", json(rights));
        set("own", own(own, roles));
        return set("permissions", permissions.equals("[]") ? "" : permissions);
    }

    /** Zero means none. */
    public NewLogin life(Duration idle, Duration absolute, Duration grace) {
        set("idle", idle.isZero() ? "" : Long.toString(idle.toMillis()));
        set("absolute", absolute.isZero() ? "" : Long.toString(absolute.toMillis()));
        return set("grace", grace.equals(Duration.ofHours(1)) ? "" : Long.toString(grace.toMillis()));
    }

    /** Where it was made from; the agent is cut to 256 bytes. */
    public NewLogin from(String address, String agent) {
        set("ip", address);
        return set("agent", cut(agent));
    }

    /** Only for {@link LoginKind#PRELOGIN}: lets an upgrade in place recognise the same agent. */
    public NewLogin agentHash(String hash) {
        return set("agentHash", hash);
    }

    /** The one address this token is valid from. */
    public NewLogin boundTo(String address) {
        return set("bind", address);
    }

    public NewLogin csrf(String token, boolean on) {
        set("csrf", token);
        return set("csrfOn", on ? "" : "0");
    }

    public NewLogin door(String door) {
        return set("door", door);
    }

    private NewLogin set(String name, String value) {
        if (value.isEmpty()) {
            fields.remove(name);
        } else {
            fields.put(name, value);
        }
        return this;
    }

    List<String> arguments() {
        List<String> arguments = new ArrayList<>(fields.size() * 2);
        fields.forEach((name, value) -> {
            arguments.add(name);
            arguments.add(value);
        });
        return arguments;
    }

    /** Left out if equal to the effective roles; none at all is written as such. */
    static String own(List<String> own, List<String> roles) {
        return own.equals(roles) ? "" : new JsonArray(own).encode();
    }

    static String json(List<String> names) {
        return names.isEmpty() ? "" : new JsonArray(names).encode();
    }

    private static String cut(String agent) {
        int bytes = 0;
        int end = 0;
        while (end < agent.length()) {
            int codePoint = agent.codePointAt(end);
            bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            if (bytes > AGENT_BYTES) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return agent.substring(0, end);
    }
}
