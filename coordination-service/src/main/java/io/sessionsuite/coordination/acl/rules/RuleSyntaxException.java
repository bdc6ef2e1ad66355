package io.sessionsuite.coordination.acl.rules;

/** A rule text that cannot be read whole; nothing of it holds. */
public final class RuleSyntaxException extends RuntimeException {

    RuleSyntaxException(String detail) {
        super(detail);
    }
}
