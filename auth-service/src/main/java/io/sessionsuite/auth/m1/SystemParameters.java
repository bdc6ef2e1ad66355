package io.sessionsuite.auth.m1;

import io.smallrye.mutiny.Uni;
import java.util.Map;

/** The system parameters of this dialect, which another service writes. */
interface SystemParameters {

    String TOKEN_EXPIRE_MS = "token-expire-ms";
    String PASSWORD_MIN_LENGTH = "password-min-length";
    String CORS = "cors";

    /** Those of the three that are set. */
    Uni<Map<String, String>> read();
}
