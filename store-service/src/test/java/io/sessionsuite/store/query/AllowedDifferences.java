package io.sessionsuite.store.query;

import io.sessionsuite.store.query.Condition.Bound;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where store-service answers differently from Solr on purpose (store 11.2). Solr's point fields, dates among them, are
 * its numeric ones.
 */
final class AllowedDifferences {

    private static final Pattern LONG = Pattern.compile("[+-]?[0-9]{1,19}");
    private static final Pattern DOUBLE = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}(-[0-9]{2}){2}");
    private static final Pattern NO_NUMBER = Pattern.compile(
            "400 (Invalid Number|Invalid Date (Math )?String|Invalid Date in Date Math String):.*", Pattern.DOTALL);
    private static final Pattern NO_PATTERN = Pattern.compile("400 Can't run \\w+ queries on numeric fields.*");
    private static final Pattern UNKNOWN = Pattern.compile("400 undefined field:? \"?(.*?)\"?", Pattern.DOTALL);

    /** How Solr fails where it means to refuse: boosts, regular expressions, and values without a property. */
    private static final Pattern FAILED = Pattern.compile(
            "500 .*(IllegalArgumentException: (boost must be a positive float|unexpected end-of-string"
                    + "|end-of-string expected|expected '|integer expected|invalid repetition range"
                    + "|invalid character class|invalid range|interval syntax error|illegal identifier)"
                    + "|NullPointerException(: .* because \"name\" is null)?$).*",
            Pattern.DOTALL);

    private AllowedDifferences() {}

    /** Ours refuses what Solr answers: other parsers. */
    static boolean refused(String reason) {
        return reason.startsWith("other query parsers");
    }

    /** Both refuse: Solr in a way that means a refusal. */
    static boolean bothRefused(String solrReason) {
        return !solrReason.startsWith("500 ") || FAILED.matcher(solrReason).matches();
    }

    /** Solr refuses what ours answers: {@code *}, unknown properties, texts on numeric paths. */
    static boolean answered(String solrReason, Condition condition) {
        Matcher unknown = UNKNOWN.matcher(solrReason);
        if (unknown.matches()) {
            return leaves(condition)
                    .map(AllowedDifferences::path)
                    .anyMatch(path -> path.equals(unknown.group(1)) && type(path) == Type.UNKNOWN);
        }
        if (NO_NUMBER.matcher(solrReason).matches()) {
            return leaves(condition).anyMatch(AllowedDifferences::noNumber);
        }
        if (NO_PATTERN.matcher(solrReason).matches()) {
            return leaves(condition).anyMatch(leaf -> pattern(leaf) && numeric(path(leaf)));
        }
        return solrReason.startsWith("400 no field name specified")
                && leaves(condition).anyMatch(Condition.Everything.class::isInstance);
    }

    /**
     * Both answer, and a value of the query means something else to Solr: a date is a string here, which patterns look
     * at, and {@code **} is every value (store 6.1, 6.3).
     */
    static boolean differently(Condition condition) {
        return leaves(condition).anyMatch(AllowedDifferences::otherMeaning);
    }

    private static Stream<Condition> leaves(Condition condition) {
        return switch (condition) {
            case Condition.Clauses list -> list.clauses().stream().flatMap(clause -> leaves(clause.condition()));
            case Condition.Filter filter -> leaves(filter.content());
            case Condition.Boosted boosted -> leaves(boosted.condition());
            case Condition.AnyOf anyOf ->
                anyOf.values().stream().map(value -> new Condition.Equal(anyOf.path(), value));
            default -> Stream.of(condition);
        };
    }

    private static String path(Condition leaf) {
        return switch (leaf) {
            case Condition.Equal equal -> equal.path();
            case Condition.Exists exists -> exists.path();
            case Condition.Wildcard wildcard -> wildcard.path();
            case Condition.Regex regex -> regex.path();
            case Condition.Fuzzy fuzzy -> fuzzy.path();
            case Condition.Range range -> range.path();
            default -> "*";
        };
    }

    private static boolean pattern(Condition leaf) {
        return leaf instanceof Condition.Wildcard || leaf instanceof Condition.Regex || leaf instanceof Condition.Fuzzy;
    }

    private static Stream<String> bounds(Condition.Range range) {
        return Stream.of(range.lower(), range.upper()).map(Bound::text).filter(Objects::nonNull);
    }

    private static boolean noNumber(Condition leaf) {
        String path = path(leaf);
        return switch (leaf) {
            case Condition.Equal equal -> noNumber(path, equal.value());
            case Condition.Fuzzy fuzzy -> numeric(path);
            case Condition.Range range -> bounds(range).anyMatch(bound -> noNumber(path, bound));
            default -> false;
        };
    }

    private static boolean noNumber(String path, String value) {
        return switch (type(path)) {
            case LONG -> !isLong(value);
            case DOUBLE -> !DOUBLE.matcher(value).matches();
            case TIME -> !date(value);
            case TEXT, TRUTH, UNKNOWN -> false;
        };
    }

    private static boolean numeric(String path) {
        return switch (type(path)) {
            case LONG, DOUBLE, TIME -> true;
            case TEXT, TRUTH, UNKNOWN -> false;
        };
    }

    private static boolean date(String value) {
        return DateMath.parse(value, Comparison.NOW).isPresent();
    }

    private static boolean isLong(String value) {
        NumberReading number = NumberReading.of(value);
        return LONG.matcher(value).matches()
                && number != null
                && number.asLong().isPresent();
    }

    private static boolean otherMeaning(Condition leaf) {
        return switch (leaf) {
            case Condition.Equal equal -> otherMeaning(type(equal.path()), equal.value());
            case Condition.Range range ->
                bounds(range).anyMatch(bound -> otherMeaning(type(range.path()), bound) || text(range, bound));
            case Condition.Wildcard wildcard when wildcard.matchesAll() -> type(wildcard.path()) != Type.TEXT;
            default -> pattern(leaf) && (type(path(leaf)) == Type.TRUTH || type(path(leaf)) == Type.TIME);
        };
    }

    /** Negative zero, numbers as only Java spells them, and booleans as Solr does. */
    private static boolean otherMeaning(Type type, String value) {
        return switch (type) {
            case DOUBLE -> !DOUBLE.matcher(value).matches() || value.startsWith("-") && Double.parseDouble(value) == 0;
            case TRUTH -> !value.equals("true") && !value.equals("false");
            case TEXT, LONG, TIME, UNKNOWN -> false;
        };
    }

    /** The empty string as a bound, and bounds of strings that are read as dates. */
    private static boolean text(Condition.Range range, String bound) {
        return bound.isEmpty()
                || type(range.path()) == Type.TEXT
                        && (date(bound) || DAY.matcher(bound).matches());
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
