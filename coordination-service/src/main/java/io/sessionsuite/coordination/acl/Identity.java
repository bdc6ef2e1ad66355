package io.sessionsuite.coordination.acl;

/** Who a request speaks for, as denials name it. */
public sealed interface Identity {

    /** No token came, and no default token is configured. */
    record Anonymous() implements Identity {}

    /** The holder of a token. */
    record Holder(String accessorId) implements Identity {}

    /** The text of a denial without its first words. */
    default String lacks(Permission permission) {
        return switch (this) {
            case Anonymous anonymous ->
                "anonymous token lacks permission " + permission.text()
                        + ". The anonymous token is used implicitly when a request does not specify a token.";
            case Holder holder ->
                "token with AccessorID '" + holder.accessorId() + "' lacks permission " + permission.text();
        };
    }
}
