package io.sessionsuite.store.query;

import io.sessionsuite.store.query.Condition.Bound;
import io.sessionsuite.store.query.Condition.Clauses;
import io.sessionsuite.store.query.Condition.Need;
import io.sessionsuite.store.query.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recursive descent over the grammar of store 6.1. Only groups recurse, and their depth is bounded, so that no text
 * exhausts the stack; every token is looked at a fixed number of times.
 */
final class QueryParser {

    private static final String ANY = "*";
    private static final Set<String> FOREIGN_PARSERS = Set.of("_query_", "_val_");

    private final QueryLexer lexer;
    private final QueryLimits limits;
    private final @Nullable String defaultProperty;
    private Token token;
    private Token following;
    private int depth;
    private int filters;
    private int clauses;
    private int regexes;
    private int costly;
    private final List<Condition> patterns = new ArrayList<>();

    QueryParser(String text, QueryLimits limits, @Nullable String defaultProperty) {
        this.lexer = new QueryLexer(text);
        this.limits = limits;
        this.defaultProperty = defaultProperty;
        this.token = lexer.next();
        this.following = lexer.next();
    }

    ParsedQuery parse() {
        Condition whole = list(null);
        if (token.kind() != Kind.END) {
            throw unexpected();
        }
        return new ParsedQuery(
                whole instanceof Clauses list && list.purelyNegative() ? FilterJudgement.allBut(list) : whole,
                List.copyOf(patterns));
    }

    private Condition list(@Nullable String property) {
        ClauseList list = new ClauseList();
        list.add(false, need(), clause(property));
        while (token.kind() != Kind.END && token.kind() != Kind.CLOSE) {
            boolean joined = accept(Kind.AND) != null;
            if (!joined) {
                accept(Kind.OR);
            }
            list.add(joined, need(), clause(property));
        }
        Condition written = list.asWritten();
        Condition joined = written instanceof Clauses several ? ClauseList.alternativesJoined(several) : written;
        count(joined);
        return filters > 0 ? written : joined;
    }

    private void count(Condition joined) {
        clauses += joined instanceof Clauses list ? list.clauses().size() : 1;
        if (clauses > limits.clauses()) {
            throw token.error("query has more than " + limits.clauses() + " clauses");
        }
    }

    private Need need() {
        return switch (token.kind()) {
            case PLUS -> then(Need.REQUIRED);
            case MINUS, NOT -> then(Need.PROHIBITED);
            default -> Need.OPTIONAL;
        };
    }

    private Need then(Need need) {
        advance();
        return need;
    }

    private Condition clause(@Nullable String outer) {
        String property = outer;
        if (following.kind() == Kind.COLON && (token.kind() == Kind.TERM || token.kind() == Kind.STAR)) {
            property = property(advance());
            advance();
        }
        return switch (token.kind()) {
            case OPEN, FILTER -> group(property);
            default -> atom(property);
        };
    }

    private static String property(Token name) {
        String property = name.text();
        if (FOREIGN_PARSERS.contains(property)) {
            throw name.error("other query parsers are not supported");
        }
        return property;
    }

    private Condition group(@Nullable String property) {
        Token open = advance();
        if (++depth > limits.depth()) {
            throw open.error("query is nested deeper than " + limits.depth());
        }
        filters += open.kind() == Kind.FILTER ? 1 : 0;
        Condition inner = list(property);
        if (accept(Kind.CLOSE) == null) {
            throw unexpected();
        }
        filters -= open.kind() == Kind.FILTER ? 1 : 0;
        depth--;
        return boosted(open.kind() == Kind.FILTER ? FilterJudgement.of(inner, filters > 0) : inner, boost());
    }

    /** Only a filter looks at boosts, and a boosted group is never the whole query. */
    private Condition boosted(Condition condition, @Nullable Boost boost) {
        if (boost == null) {
            return condition;
        }
        return filters > 0
                ? new Condition.Boosted(condition, boost.factor(), boost.constant())
                : ClauseList.embedded(condition);
    }

    private Condition atom(@Nullable String property) {
        Token first = advance();
        return switch (first.kind()) {
            case RANGE_INCLUSIVE, RANGE_EXCLUSIVE -> range(first, property);
            case QUOTED -> quoted(first, property);
            case TERM, STAR, WILDCARD, REGEX -> word(first, property);
            default -> throw unexpected(first);
        };
    }

    private Condition quoted(Token value, @Nullable String property) {
        Suffixes suffixes = suffixes();
        return boosted(new Condition.Equal(known(property, value), value.text()), suffixes.boost());
    }

    private Condition word(Token word, @Nullable String property) {
        Suffixes suffixes = suffixes();
        return boosted(word(word, property, suffixes.fuzzy()), suffixes.boost());
    }

    private Condition word(Token word, @Nullable String property, @Nullable Token fuzzy) {
        if (word.kind() == Kind.STAR && (property == null || property.equals(ANY))) {
            return new Condition.Everything();
        }
        String path = known(property, word);
        return switch (word.kind()) {
            case STAR -> new Condition.Exists(path);
            case WILDCARD -> wildcard(path, word);
            case REGEX -> regex(path, word);
            default -> fuzzy == null ? new Condition.Equal(path, word.text()) : fuzzy(path, word, fuzzy);
        };
    }

    private Condition wildcard(String path, Token word) {
        Condition.Wildcard wildcard = new Condition.Wildcard(path, Patterns.of(word));
        if (!wildcard.matchesAll()) {
            costs(word);
        }
        if (!wildcard.matchesAll() && wildcard.prefix() == null) {
            patterns.add(wildcard);
        }
        return wildcard;
    }

    private void costs(Token value) {
        if (++costly > limits.patterns()) {
            throw value.error("query has more than " + limits.patterns() + " patterns and ranges");
        }
    }

    private Condition regex(String path, Token expression) {
        RegexRules.check(expression);
        if (++regexes > limits.regexes()) {
            throw expression.error("query has more than " + limits.regexes() + " regular expressions");
        }
        costs(expression);
        Condition.Regex regex = new Condition.Regex(path, expression.image(), expression.position() + 1);
        patterns.add(regex);
        return regex;
    }

    private Condition fuzzy(String path, Token word, Token fuzzy) {
        costs(word);
        String text = word.text();
        return new Condition.Fuzzy(path, text, Edits.of(fuzzy, text));
    }

    private Condition range(Token open, @Nullable String property) {
        String path = known(property, open);
        String lower = bound(advance());
        Token to = advance();
        if (to.kind() != Kind.TO) {
            throw to.error("TO expected between the bounds of a range");
        }
        String upper = bound(advance());
        Token close = advance();
        if (close.kind() != Kind.RANGE_END_INCLUSIVE && close.kind() != Kind.RANGE_END_EXCLUSIVE) {
            throw close.error("end of the range expected");
        }
        Condition.Range range = new Condition.Range(
                path,
                new Bound(lower, open.kind() == Kind.RANGE_INCLUSIVE),
                new Bound(upper, close.kind() == Kind.RANGE_END_INCLUSIVE));
        if (!range.matchesAll()) {
            costs(open);
        }
        return boosted(range, boost());
    }

    private static @Nullable String bound(Token bound) {
        return switch (bound.kind()) {
            case BOUND -> bound.image().equals(ANY) ? null : bound.text();
            case QUOTED_BOUND, TO -> bound.text();
            default -> throw bound.error("bound of a range expected");
        };
    }

    private String known(@Nullable String property, Token value) {
        String path = property == null ? defaultProperty : property;
        if (path == null) {
            throw value.error("value without a property");
        }
        if (path.equals(ANY)) {
            throw value.error("a value needs a property, not *");
        }
        return path;
    }

    /** A boost and {@code ~}, in either order. */
    private Suffixes suffixes() {
        Boost before = boost();
        Token fuzzy = accept(Kind.FUZZY);
        return new Suffixes(fuzzy, before == null ? boost() : before);
    }

    private @Nullable Boost boost() {
        Token boost = accept(Kind.BOOST);
        if (boost == null) {
            return null;
        }
        boolean constant = boost.image().startsWith("=");
        float factor = Float.parseFloat(constant ? boost.image().substring(1) : boost.image());
        if (Float.compare(factor, 0) < 0 || Float.isInfinite(factor)) {
            throw boost.error("boost is negative or too large");
        }
        return new Boost(factor, constant);
    }

    private @Nullable Token accept(Kind kind) {
        return token.kind() == kind ? advance() : null;
    }

    private Token advance() {
        Token passed = token;
        token = following;
        following = token.kind() == Kind.END ? token : lexer.next();
        return passed;
    }

    private RuntimeException unexpected() {
        return unexpected(token);
    }

    private static RuntimeException unexpected(Token token) {
        return token.error(
                token.kind() == Kind.END
                        ? "query ends early"
                        : "unexpected " + token.kind().name().toLowerCase(Locale.ROOT));
    }

    private record Suffixes(@Nullable Token fuzzy, @Nullable Boost boost) {}

    private record Boost(float factor, boolean constant) {}
}
