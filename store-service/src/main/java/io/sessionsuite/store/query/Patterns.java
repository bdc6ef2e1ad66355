package io.sessionsuite.store.query;

/** The pattern of a wildcard as written, as {@link Condition.Wildcard} has it. */
final class Patterns {

    private Patterns() {}

    /**
     * In a prefix <code>&#92;uXXXX</code> is that character, elsewhere the backslash only protects the {@code u}: so
     * does Solr.
     */
    static String of(Token word) {
        String image = word.image();
        return firstWildcard(image) == image.length() - 1 && image.endsWith("*")
                ? Escapes.inPattern(image, word.position())
                : image;
    }

    private static int firstWildcard(String image) {
        int at = 0;
        while (at < image.length() && "*?".indexOf(image.charAt(at)) < 0) {
            at += image.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }
}
