package io.sessionsuite.coordination.json;

/** Names of nodes, checks and services: any text without control characters, as keys separate names by them. */
public final class Names {

    private static final int LONGEST = 1_024;

    private Names() {}

    /**
     * The name itself.
     *
     * @throws MalformedJson naming the field
     */
    public static String checked(String field, String name) {
        if (name.length() > LONGEST) {
            throw new MalformedJson(field + " too long");
        }
        if (name.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw new MalformedJson("bad " + field);
        }
        return name;
    }
}
