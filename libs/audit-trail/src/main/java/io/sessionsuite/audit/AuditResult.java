package io.sessionsuite.audit;

/** How it ended. */
public enum AuditResult {
    OK("ok"),
    FAILED("failed"),
    THROTTLED("throttled"),
    REFUSED("refused");

    private final String text;

    AuditResult(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
