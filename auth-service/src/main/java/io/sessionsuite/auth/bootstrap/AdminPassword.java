package io.sessionsuite.auth.bootstrap;

import io.sessionsuite.auth.AuthError.Invalid;
import io.sessionsuite.auth.directory.Role;
import io.sessionsuite.auth.password.PasswordPolicy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The first administrator's password as the environment gives it; a bad one stops the start. */
@Singleton
public final class AdminPassword {

    private final Optional<String> configured;

    public AdminPassword(AdminConfig config, PasswordPolicy policy) {
        configured = config.password().or(() -> config.passwordFile().map(AdminPassword::read));
        configured.ifPresent(password -> check(password, policy));
    }

    Optional<String> configured() {
        return configured;
    }

    private static void check(String password, PasswordPolicy policy) {
        try {
            policy.check(password, Role.ADMIN);
        } catch (Invalid weak) {
            throw new IllegalStateException("auth.admin.password is refused: " + weak.getMessage(), weak);
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file)).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new IllegalStateException("auth.admin.password-file cannot be read", e);
        }
    }
}
