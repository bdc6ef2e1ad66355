package io.sessionsuite.coordination.namespace;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import org.jspecify.annotations.Nullable;

/** What a request says about its namespace by query and header; the token and the body may add to it. */
public sealed interface NamespaceRequest {

    /** Nothing: the namespace of the token, else {@code default}. */
    record Unsaid() implements NamespaceRequest {}

    /** One by name. */
    record Named(Namespace namespace) implements NamespaceRequest {}

    /** {@code *}: all the caller may read. */
    record Every() implements NamespaceRequest {}

    /**
     * Reads the query before the header; an empty value says nothing.
     *
     * @throws CoordinationError 400 for a name that cannot be one, and for any name where namespaces are refused
     */
    static NamespaceRequest of(NamespaceMode mode, String query, @Nullable String header) {
        String inHeader = header == null ? "" : header;
        if (mode == NamespaceMode.REFUSE) {
            refuse("Invalid header: \"X-Consul-Namespace\"", inHeader);
            refuse("Invalid query parameter: \"ns\"", query);
            return new Unsaid();
        }
        if (!query.isEmpty()) {
            return named(query, "Invalid query parameter: \"ns\"");
        }
        return inHeader.isEmpty() ? new Unsaid() : named(inHeader, "Invalid header: \"X-Consul-Namespace\"");
    }

    private static NamespaceRequest named(String name, String complaint) {
        if (name.equals("*")) {
            return new Every();
        }
        if (!Namespace.isValid(name)) {
            throw new CoordinationError(ErrorCode.BAD_NAMESPACE, complaint + " - not a valid namespace name");
        }
        return new Named(Namespace.of(name));
    }

    private static void refuse(String complaint, String name) {
        if (!name.isEmpty()) {
            throw new CoordinationError(
                    ErrorCode.BAD_NAMESPACE, complaint + " - Namespaces are a Consul Enterprise feature");
        }
    }
}
