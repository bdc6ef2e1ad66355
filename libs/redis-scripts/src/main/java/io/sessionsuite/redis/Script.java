package io.sessionsuite.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One Lua script: its text with all includes resolved, the SHA-1 Redis knows it by, and how many KEYS it takes.
 *
 * @param name resource path below {@code lua/} without extension; ends in the number of keys, as
 *     {@code login/login-check-2}
 * @param readOnly whether the shebang says {@code no-writes}: such a script may be repeated after a lost answer
 */
public record Script(String name, String source, String sha1, int keyCount, boolean readOnly) {

    private static final Pattern KEY_COUNT = Pattern.compile(".*-(\\d+)");
    private static final Pattern SHEBANG = Pattern.compile("#!lua( flags=(\\S+))?");

    /**
     * Reads {@code lua/<name>.lua} from the class path.
     *
     * @throws IllegalArgumentException if the resource, its key count, an include or the shebang line is missing
     */
    public static Script load(String name) {
        Matcher count = KEY_COUNT.matcher(name);
        if (!count.matches()) {
            throw new IllegalArgumentException("Script name without key count: " + name);
        }
        String source = ScriptSource.read(name);
        Matcher shebang = SHEBANG.matcher(source.lines().findFirst().orElse(""));
        if (!shebang.matches()) {
            throw new IllegalArgumentException("Script without #!lua line: " + name);
        }
        String flags = shebang.group(2) == null ? "" : shebang.group(2);
        return new Script(name, source, sha1(source), Integer.parseInt(count.group(1)), flags.contains("no-writes"));
    }

    private static String sha1(String source) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(source.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
