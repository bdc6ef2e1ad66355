package io.sessionsuite.audit;

/** A user as the trail may name it. */
public sealed interface AuditUser {

    /** Nobody is named. */
    AuditUser NONE = new Known("");

    String text();

    /** The name of an existing user, as the record has it, never as somebody typed it. */
    record Known(String text) implements AuditUser {}

    /** The hash of a typed name nobody has, made by {@link UnknownNames}. */
    record Unknown(String hash) implements AuditUser {
        @Override
        public String text() {
            return "unknown:" + hash;
        }
    }
}
