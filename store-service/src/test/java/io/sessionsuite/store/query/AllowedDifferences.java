package io.sessionsuite.store.query;

import io.sessionsuite.store.query.Condition.Bound;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where store-service answers differently from Solr on purpose (store 11.2). Solr's point fields, dates among them, are
 * its numeric ones.
 */
final class AllowedDifferences {

    private static final Pattern LONG = Pattern.compile("[+-]?[0-9]{1,19}");
    private static final Pattern DOUBLE = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final String UNIT = "(YEARS?|MONTHS?|DAYS?|DATE|HOURS?|MINUTES?|SECONDS?|MILLIS?|MILLISECONDS?)";
    private static final Pattern DATE = Pattern.compile("(NOW|[+-]?[0-9]{4,9}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}"
            + "(\\.[0-9]{1,9})?Z)([+-][0-9]{1,9}" + UNIT + "|/" + UNIT + ")*");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}(-[0-9]{2}){2}");
    private static final Pattern PATTERN_REFUSED = Pattern.compile(".*(regular expression|wildcard).*");

    private AllowedDifferences() {}

    /** Ours refuses what Solr answers: regular expressions, and other parsers. */
    static boolean refused(String reason) {
        return PATTERN_REFUSED.matcher(reason).matches() || reason.contains("other query parsers");
    }

    /** A bare {@code *} means all documents here. */
    static boolean bareStar(String solrReason, String query) {
        return solrReason.contains("no field name specified") && query.contains("*");
    }

    /**
     * Solr drops an empty range of a point field before it judges what a filter consists of; without a schema there is
     * no telling which fields those are (decision 0060).
     */
    static boolean emptyRangeInFilter(Condition condition, String query) {
        return query.contains("filter(") && leaves(condition).anyMatch(AllowedDifferences::isEmptyRange);
    }

    private static boolean isEmptyRange(Condition leaf) {
        return leaf instanceof Condition.Range range
                && switch (RangeReading.of(range, Comparison.NOW)) {
                    case RangeReading.Times times -> isEmpty(range, times.lower(), times.upper());
                    case RangeReading.Numbers numbers -> isEmpty(range, numbers.lower(), numbers.upper());
                    case RangeReading.Texts texts -> false;
                };
    }

    private static boolean isEmpty(Condition.Range range, NumberReading lower, NumberReading upper) {
        return lower != null
                && upper != null
                && (lower.lowestDouble(range.lower().inclusive())
                                > upper.highestDouble(range.upper().inclusive())
                        || lower.lowestLong(range.lower().inclusive()).orElse(Long.MAX_VALUE)
                                > upper.highestLong(range.upper().inclusive()).orElse(Long.MIN_VALUE));
    }

    /** Some value of the query is one that the two read differently. */
    static boolean in(Condition condition) {
        return leaves(condition).anyMatch(AllowedDifferences::leaf);
    }

    private static Stream<Condition> leaves(Condition condition) {
        return condition instanceof Condition.Clauses list
                ? list.clauses().stream().flatMap(clause -> leaves(clause.condition()))
                : Stream.of(condition);
    }

    private static boolean leaf(Condition leaf) {
        return switch (leaf) {
            case Condition.Equal equal -> value(equal.path(), equal.value());
            case Condition.AnyOf anyOf -> anyOf.values().stream().anyMatch(value -> value(anyOf.path(), value));
            case Condition.Exists exists ->
                type(exists.path()) == Type.UNKNOWN || exists.path().equals("*");
            case Condition.Wildcard wildcard -> pattern(wildcard.path());
            case Condition.Regex regex -> pattern(regex.path());
            case Condition.Fuzzy fuzzy -> pattern(fuzzy.path());
            case Condition.Range range -> range(range);
            case Condition.Everything everything -> false;
            case Condition.Clauses list -> false;
        };
    }

    private static boolean pattern(String path) {
        return type(path) != Type.TEXT;
    }

    private static boolean value(String path, String value) {
        return switch (type(path)) {
            case UNKNOWN -> true;
            case TEXT -> false;
            case LONG -> !isLong(value);
            case DOUBLE -> !DOUBLE.matcher(value).matches() || negativeZero(value);
            case TIME -> !DATE.matcher(value).matches();
            case TRUTH -> !value.equals("true") && !value.equals("false");
        };
    }

    private static boolean isLong(String value) {
        NumberReading number = NumberReading.of(value);
        return LONG.matcher(value).matches()
                && number != null
                && number.asLong().isPresent();
    }

    private static boolean negativeZero(String value) {
        return value.startsWith("-") && Double.parseDouble(value) == 0;
    }

    private static boolean range(Condition.Range range) {
        return bound(range, range.lower()) || bound(range, range.upper());
    }

    private static boolean bound(Condition.Range range, Bound bound) {
        String text = bound.text();
        if (text == null) {
            return false;
        }
        return switch (type(range.path())) {
            case TEXT ->
                text.isEmpty()
                        || DATE.matcher(text).matches()
                        || DAY.matcher(text).matches();
            case TRUTH -> true;
            default -> text.isEmpty() || value(range.path(), text);
        };
    }

    private enum Type {
        TEXT,
        LONG,
        DOUBLE,
        TIME,
        TRUTH,
        UNKNOWN
    }

    /** As Solr's schema of the oracle has it. */
    private static Type type(String path) {
        return switch (path) {
            case "id", "ip", "a", "b" -> Type.TEXT;
            case "n" -> Type.LONG;
            case "f" -> Type.DOUBLE;
            case "d" -> Type.TIME;
            case "o" -> Type.TRUTH;
            default -> path.length() < 2 ? Type.UNKNOWN : dynamic(path.substring(path.length() - 2));
        };
    }

    private static Type dynamic(String ending) {
        return switch (ending) {
            case "_s" -> Type.TEXT;
            case "_l" -> Type.LONG;
            case "_d" -> Type.DOUBLE;
            case "_t" -> Type.TIME;
            case "_b" -> Type.TRUTH;
            default -> Type.UNKNOWN;
        };
    }
}
