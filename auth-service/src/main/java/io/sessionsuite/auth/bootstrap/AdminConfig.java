package io.sessionsuite.auth.bootstrap;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The first administrator's password; environment {@code AUTH_ADMIN_PASSWORD} or {@code AUTH_ADMIN_PASSWORD_FILE}. */
@ConfigMapping(prefix = "auth.admin")
public interface AdminConfig {

    /** The password itself. */
    Optional<String> password();

    /** A file whose first line is the password. */
    Optional<String> passwordFile();
}
