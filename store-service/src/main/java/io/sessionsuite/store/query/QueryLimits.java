package io.sessionsuite.store.query;

/**
 * What a query may cost (store 10).
 *
 * @param bytes longest text in UTF-8
 * @param depth deepest nesting of groups
 * @param clauses most clauses, after alternatives of one property were joined
 * @param patterns most wildcards, fuzzy texts, regular expressions and ranges
 * @param regexes most regular expressions
 */
record QueryLimits(long bytes, int depth, int clauses, int patterns, int regexes) {

    private static final int PATTERNS = 4096;
    private static final int REGEXES = 100;

    static QueryLimits of(long bytes, int depth, int clauses) {
        return new QueryLimits(bytes, depth, clauses, PATTERNS, REGEXES);
    }
}
