package io.sessionsuite.attribute;

/** What a caller without a session gets who shows no sign of being a program. */
public enum UnauthenticatedAnswer {
    /** 200 with the login page: existing clients know "log in again" only by a 2xx that is not JSON. */
    LOGIN_PAGE("login-page"),
    /** 401 with the reason in JSON. */
    UNAUTHORIZED("401");

    private final String setting;

    UnauthenticatedAnswer(String setting) {
        this.setting = setting;
    }

    /** Reads the setting. */
    public static final class Converter
            implements org.eclipse.microprofile.config.spi.Converter<UnauthenticatedAnswer> {
        @Override
        public UnauthenticatedAnswer convert(String text) {
            for (UnauthenticatedAnswer answer : values()) {
                if (answer.setting.equals(text)) {
                    return answer;
                }
            }
            throw new IllegalArgumentException("attribute.unauthenticated must be login-page or 401, not " + text);
        }
    }
}
