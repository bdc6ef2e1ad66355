package io.sessionsuite.coordination.kv;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.http.Answer;
import io.sessionsuite.coordination.http.PercentText;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** What a key may look like, and what is made of it: double slashes and dots are resolved as in a path. */
@Singleton
final class KeyRules {

    private static final String BLANKS = "leading/trailing spaces are not allowed";
    private static final String TRAVERSAL = "path traversal is not allowed";

    private final boolean lenient;

    @Inject
    KeyRules(KvSettings settings) {
        this(settings.disableKeyValidation());
    }

    KeyRules(boolean lenient) {
        this.lenient = lenient;
    }

    /**
     * A key or prefix after its rules.
     *
     * @param warning what was overlooked, or null
     */
    record Accepted(String key, @Nullable String warning) {
        Answer warn(Answer answer) {
            return warning == null ? answer : answer.with("X-Consul-Kv-Warning", warning);
        }
    }

    /** @throws CoordinationError 500 for a key that is not allowed */
    Accepted accept(String decoded) {
        String key = cleaned(decoded);
        String complaint = complaint(decoded, key);
        if (complaint == null) {
            return new Accepted(key, null);
        }
        if (lenient) {
            return new Accepted(
                    key,
                    "KV key validation bypassed: " + complaint + ". Consider enabling key validation for security.");
        }
        throw new CoordinationError(ErrorCode.BAD_KEY, "invalid key name, " + complaint);
    }

    private static @Nullable String complaint(String decoded, String key) {
        if (!decoded.equals(decoded.strip())) {
            return BLANKS;
        }
        if (hasParentSegment(key)) {
            return TRAVERSAL;
        }
        String further = PercentText.decodePath(key);
        if (further == null || further.equals(key)) {
            return null;
        }
        return further.contains("..") ? TRAVERSAL : further.contains(" ") ? BLANKS : null;
    }

    private static boolean hasParentSegment(String key) {
        for (String segment : key.split("/")) {
            if (segment.equals("..")) {
                return true;
            }
        }
        return false;
    }

    /** As Go cleans a path, but one slash at the end stays, and nothing stays nothing. */
    static String cleaned(String key) {
        if (!key.contains("//") && !key.contains(".")) {
            return key;
        }
        boolean rooted = key.startsWith("/");
        Deque<String> kept = new ArrayDeque<>();
        for (String segment : key.split("/")) {
            if (segment.equals("..") && !kept.isEmpty() && !kept.getLast().equals("..")) {
                kept.removeLast();
            } else if (!segment.isEmpty() && !segment.equals(".") && !(rooted && segment.equals(".."))) {
                kept.addLast(segment);
            }
        }
        return joined(rooted, kept.iterator(), key.endsWith("/"));
    }

    private static String joined(boolean rooted, Iterator<String> kept, boolean slash) {
        StringBuilder path = new StringBuilder(rooted ? "/" : "");
        while (kept.hasNext()) {
            path.append(kept.next()).append(kept.hasNext() || slash ? "/" : "");
        }
        return path.toString();
    }
}
