package io.sessionsuite.store.query;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Queries drawn from the grammar of store 6.1, some of them broken on purpose. */
final class RandomQueries {

    private static final int DEEPEST = 5;
    private static final String SYNTAX = "+-!():^[]\"{}~*?\\/ &|\t.5aT";
    private static final String ESCAPED = "+-!():^[]\"{}~*?\\/ \t";

    private final Random random;

    RandomQueries(Random random) {
        this.random = random;
    }

    String query() {
        String query = blanks() + list(null, 0) + blanks();
        return random.nextInt(12) == 0 ? broken(query) : query;
    }

    /** Clauses of one kind only, so that nothing but their joining matters. */
    String booleans() {
        StringBuilder query = new StringBuilder(any("x_s:foo", "x_s:bar"));
        for (int i = 0; i < 3; i++) {
            query.append(any(" AND ", " OR ", " ")).append(any("u.y_s:a", "u.y_s:b", "n_l:5", "o_b:true"));
        }
        return query.toString();
    }

    /** @return null: unsorted */
    String sort() {
        if (random.nextInt(3) == 0) {
            return null;
        }
        String keys =
                any("x_s", "u.y_s", "n_l", "u.n_l", "f_d", "u.f_d", "t_t", "u.t_t") + any(" asc", " desc", "  DESC");
        return random.nextBoolean()
                ? keys
                : keys + "," + any(" ", "") + any("x_s", "n_l", "f_d", "t_t") + any(" asc", " desc");
    }

    private String broken(String query) {
        StringBuilder text = new StringBuilder(query);
        for (int i = 0; i <= random.nextInt(2); i++) {
            int at = random.nextInt(text.length() + 1);
            if (random.nextBoolean() && at < text.length()) {
                text.deleteCharAt(at);
            } else {
                text.insert(at, SYNTAX.charAt(random.nextInt(SYNTAX.length())));
            }
        }
        return text.isEmpty() || !sendable(text) ? "x_s:a" : text.toString();
    }

    /** Half a character cannot be sent. */
    static boolean sendable(CharSequence query) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(query);
    }

    private String list(String path, int depth) {
        StringBuilder list = new StringBuilder(clause(path, depth));
        for (int more = random.nextInt(4); more > 0; more--) {
            list.append(
                    any(" ", " ", " AND ", " OR ", " && ", " || ", "  ", "\t", "\n", "\u3000", " /* c /* d */ */ "));
            list.append(clause(path, depth));
        }
        return list.toString();
    }

    private String clause(String path, int depth) {
        String sign =
                random.nextInt(3) > 0 ? "" : any("+", "-", "!", "NOT ", "-", rarely(any("--", "- ", "NOT NOT "), "+"));
        if (depth < DEEPEST && random.nextInt(4) == 0) {
            return sign + group(path, depth + 1);
        }
        if (random.nextInt(25) == 0) {
            return sign + "*:*" + boost();
        }
        if (path != null && random.nextInt(6) > 0) {
            return sign + value(path);
        }
        String own = path(path);
        return sign + own.replace("u", any("u", "u", "\\u0075")) + any(":", ":", ":", " : ", ": ") + value(own);
    }

    private String path(String outer) {
        return outer == null || random.nextBoolean() ? any(RandomDocuments.PATHS) : outer;
    }

    private String group(String path, int depth) {
        if (random.nextInt(6) == 0) {
            return "filter(" + (random.nextBoolean() ? list(path, depth) : prohibited(path, depth)) + ")" + boost();
        }
        if (random.nextInt(3) == 0) {
            String own = any(RandomDocuments.PATHS);
            return own + ":(" + blanks() + list(own, depth) + ")" + boost();
        }
        return "(" + list(path, depth) + blanks() + ")" + boost();
    }

    /** Clauses whose joining in a filter is a matter of its own: most are prohibited, and some come twice. */
    private String prohibited(String path, int depth) {
        StringBuilder list = new StringBuilder();
        String last = "";
        for (int more = 1 + random.nextInt(3); more >= 0; more--) {
            String clause = last.isEmpty() || random.nextInt(4) > 0 ? unsigned(path, depth) : last;
            list.append(any("-", "-", "-", "-", "NOT ", "", rarely("+", "!")))
                    .append(clause)
                    .append(any(" ", " OR ", rarely(" AND ", " ")));
            last = clause;
        }
        return list.append(any("-", "-", "")).append(unsigned(path, depth)).toString();
    }

    private String unsigned(String path, int depth) {
        if (depth < DEEPEST && random.nextInt(3) == 0) {
            return any("(", "(", "filter(")
                    + (random.nextInt(4) > 0 ? prohibited(path, depth + 1) : list(path, depth + 1)) + ")" + boost();
        }
        String own = path(path);
        return own + ":" + value(own);
    }

    private String value(String path) {
        if (random.nextInt(15) == 0) {
            return any("*", "[* TO *]", "{* TO *}", "[* TO *}") + boost();
        }
        return switch (path.charAt(path.length() - 1)) {
            case 'l' -> number(any(RandomDocuments.LONGS).toString());
            case 'd' -> number(any(RandomDocuments.DOUBLES).toString());
            case 't' -> time();
            case 'b' -> truth();
            default -> text();
        };
    }

    private String number(String one) {
        if (random.nextInt(3) == 0) {
            String other = one.contains(".")
                    ? any(RandomDocuments.DOUBLES).toString()
                    : any(RandomDocuments.LONGS).toString();
            return range(any(one, "*"), any(other, other, "*", "\"" + other + "\""));
        }
        return any(escaped(one), "\"" + one + "\"", rarely("1", "1", one)) + boost();
    }

    private String truth() {
        return random.nextInt(6) == 0
                ? range(any("true", "false", "*"), any("true", "false", "\"true\"", "*"))
                : any("true", "false", "\"true\"") + boost();
    }

    private String time() {
        if (random.nextInt(3) == 0) {
            String instant = any(RandomDocuments.INSTANTS);
            return any("\"" + instant + "\"", instant.replace(":", "\\:").replace("-", any("-", "\\-"))) + boost();
        }
        return range(any(date(), date(), "*"), any(date(), date(), "*"));
    }

    private String date() {
        StringBuilder date = new StringBuilder(any("NOW", rarely("2021-2-5T4:06:36Z", any(RandomDocuments.INSTANTS))));
        for (int steps = random.nextInt(3); steps > 0; steps--) {
            String unit = any(
                    "YEAR",
                    "YEARS",
                    "MONTH",
                    "MONTHS",
                    "DAY",
                    "DAYS",
                    "DATE",
                    "HOUR",
                    "MINUTES",
                    "SECONDS",
                    "MILLI",
                    "MILLIS",
                    "MILLISECONDS",
                    rarely(any("WEEK", "day", "MONTHZ"), "YEAR"));
            date.append(random.nextInt(3) == 0 ? "/" : any("+", "-") + random.nextInt(30))
                    .append(unit);
        }
        return date.toString();
    }

    private String text() {
        String text = any(RandomDocuments.TEXTS);
        return switch (random.nextInt(9)) {
            case 0, 1 ->
                "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"" + any("", "", "~2", "~") + boost();
            case 2 -> wildcard() + any("", "", "", "~1") + boost();
            case 3 -> regex() + boost();
            case 4 ->
                escaped(text)
                        + any("~", "~0", "~1", "~2", "~3", "~0.5", "~0.8", rarely("~1.5", "~1.0", "~2.0"))
                        + boost();
            case 5 -> range(bound(text), bound(any(RandomDocuments.TEXTS)));
            default -> escaped(text) + boost();
        };
    }

    private String wildcard() {
        return any(
                "f*", "*", "**", "fo?", "?", "??", "?*", "*o", "*a*", "b?z", "a\\*b", "a\\**", "\\?*", "x/*", "*\\:*",
                "*\\\\*", "F*o", "a\\?b", "é*", "日?", "*本");
    }

    private String regex() {
        return any(
                "/fo.*/",
                "/[a-c]+/",
                "/(foo|bar)/",
                "/.*/",
                "/a{1,2}b?/",
                "/x\\/y/",
                "/.*\\/.*/",
                "/fo+d?/",
                "/./",
                "/(fo)*(o|d)*/",
                "/[^a]*/",
                "/f o/",
                "/a\\*b/",
                "/[0-9]+/",
                "/([a-z]*)+/",
                "/a|b|/",
                rarely(any("/[/", "/(a/", "/a{2,1}/"), "/fo./"));
    }

    private static String bound(String text) {
        boolean plain = !text.isEmpty() && text.chars().noneMatch(unit -> " ]}\\\"*".indexOf(unit) >= 0);
        return plain ? text : "\"" + (text.isEmpty() ? "a" : text.replace("\\", "\\\\")) + "\"";
    }

    private String range(String from, String to) {
        return any("[", "{") + any("", " ") + from + any(" ", "  ") + rarely("to", "TO", "TO") + " " + to + any("", " ")
                + any("]", "}") + boost();
    }

    private String boost() {
        return random.nextInt(8) > 0 ? "" : any("^2", "^0.5", "^=3", "^0", rarely(any("^-1", "^ 2", "^"), "^7.25"));
    }

    private String escaped(String text) {
        if (text.isEmpty()) {
            return "\"\"";
        }
        StringBuilder escaped =
                new StringBuilder(text.equals("AND") || text.equals("OR") || text.equals("NOT") ? "\\" : "");
        text.codePoints().forEach(point -> escaped.append(escaped(point)));
        return escaped.toString();
    }

    private String escaped(int point) {
        if (random.nextInt(15) == 0) {
            StringBuilder units = new StringBuilder();
            Character.toString(point).chars().forEach(unit -> units.append(String.format("\\u%04x", unit)));
            return units.toString();
        }
        boolean must = ESCAPED.indexOf(point) >= 0;
        return (must || random.nextInt(20) == 0 && point != 'u' ? "\\" : "") + Character.toString(point);
    }

    private String blanks() {
        return any("", "", "", " ", "\t", " /* x */ ");
    }

    private String any(String... values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** The first of them seldom. */
    private String rarely(String seldom, String... others) {
        return random.nextInt(40) == 0 ? seldom : any(others);
    }
}
