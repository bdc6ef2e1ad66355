package io.sessionsuite.coordination.http;

/** How fresh a read has to be; all of them read the primary. */
public enum Consistency {
    LEADER("leader"),
    STALE("stale"),
    CONSISTENT("consistent");

    private final String word;

    Consistency(String word) {
        this.word = word;
    }

    /** The value of {@code X-Consul-Effective-Consistency}. */
    public String word() {
        return word;
    }
}
