package io.sessionsuite.store.json;

/** One member of an object; the name is its string with the quotes. */
public record JsonMember(JsonValue name, JsonValue value) {

    public boolean isNamed(String wanted) {
        return name.spells(wanted)
                || (name.hasEscapesOrForeignLetters() && name.string().equals(wanted));
    }
}
