package io.sessionsuite.attribute;

/** The paths that lead to the session resource; they mean the same. */
enum Prefix {
    API_2("api-2"),
    API_1("api-1"),
    BARE("bare");

    private final String label;

    Prefix(String label) {
        this.label = label;
    }

    /** Value of the metric's tag. */
    String label() {
        return label;
    }
}
