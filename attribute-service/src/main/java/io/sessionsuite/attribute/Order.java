package io.sessionsuite.attribute;

import java.util.Map;

/** What a request wants done. */
sealed interface Order {

    /** Create or replace these, all or none; at least one. */
    record Put(Map<AttributeName, String> values) implements Order {}

    record Get(Selection selection) implements Order {}

    record Delete(Selection selection) implements Order {}

    /** End the login. */
    record Invalidate() implements Order {}

    /** Nothing that can be done; said only to whoever would be let in. */
    record Flawed(AttributeError flaw) implements Order {}
}
