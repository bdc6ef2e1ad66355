package io.sessionsuite.coordination.kv;

import io.sessionsuite.coordination.http.Unsigned;

/**
 * The number a client keeps with a value: 64 bits without a sign, so never a Java or Lua number.
 *
 * @param decimal without leading zeros
 */
public record Flags(String decimal) {

    public static final Flags NONE = new Flags("0");

    /** @throws NumberFormatException with Go's wording */
    public static Flags parse(String text) {
        return new Flags(Unsigned.parse(text));
    }
}
