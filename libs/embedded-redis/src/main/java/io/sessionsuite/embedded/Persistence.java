package io.sessionsuite.embedded;

/** What a server keeps on disk. */
public enum Persistence {
    /** Append-only file, synced before each reply. */
    ALWAYS("appendonly yes\nappendfsync always\n"),
    /** Append-only file, synced once a second. */
    EVERY_SECOND("appendonly yes\nappendfsync everysec\n"),
    /** Nothing: a restart is empty. */
    NONE("appendonly no\n");

    private final String directives;

    Persistence(String directives) {
        this.directives = directives;
    }

    String directives() {
        return directives;
    }
}
