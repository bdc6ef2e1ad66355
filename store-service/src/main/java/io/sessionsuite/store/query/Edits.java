package io.sessionsuite.store.query;

/** How many edits a {@code ~} allows (store 6.1). */
final class Edits {

    private static final int MOST = 2;

    private Edits() {}

    /** Nothing is two edits, a fraction below 1 a similarity, larger integers are the edits themselves. */
    static int of(Token fuzzy, String text) {
        if (fuzzy.image().isEmpty()) {
            return MOST;
        }
        float amount = Float.parseFloat(fuzzy.image());
        if (amount >= 1) {
            if (amount != (int) amount) {
                throw fuzzy.error("not a number of edits");
            }
            return (int) Math.min(amount, MOST);
        }
        return amount == 0 ? 0 : (int) Math.min((1.0 - amount) * text.codePointCount(0, text.length()), MOST);
    }
}
