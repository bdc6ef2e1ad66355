package io.sessionsuite.auth.password;

import io.sessionsuite.auth.AuthError.Invalid;
import io.sessionsuite.login.UserId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which new passwords are refused (auth 5.1): too short, too long, among the common ones in any case, the user's own
 * name. No rules of composition.
 */
@Singleton
public final class PasswordPolicy {

    private static final String PARAMETER = "password";
    private static final int MOST_BYTES = 4_096;
    private static final Set<String> COMMON = common();

    private final int minLength;

    public PasswordPolicy(PasswordConfig config) {
        minLength = config.minLength();
        if (minLength < 8 || minLength > 128) {
            throw new IllegalArgumentException("auth.password.min-length must be 8 to 128");
        }
    }

    /** Refuses with Invalid {@code password}. */
    public void check(String password, String username) {
        check(password, username, minLength);
    }

    /** The same with another shortest length. */
    public void check(String password, String username, int shortest) {
        if (password.codePointCount(0, password.length()) < shortest) {
            throw new Invalid(PARAMETER, "At least " + shortest + " characters");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new Invalid(PARAMETER, "At most 4096 bytes");
        }
        String folded = UserId.fold(password);
        if (folded.equals(UserId.fold(username))) {
            throw new Invalid(PARAMETER, "Not the user name");
        }
        if (COMMON.contains(folded)) {
            throw new Invalid(PARAMETER, "Not one of the most common passwords");
        }
    }

    private static Set<String> common() {
        try (InputStream in = PasswordPolicy.class.getResourceAsStream("common-passwords.txt")) {
            if (in == null) {
                throw new IllegalStateException("common-passwords.txt is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
