package io.sessionsuite.coordination.namespace;

import io.sessionsuite.coordination.json.MalformedJson;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Judges what requests say about namespaces. A header is judged before a parameter; for its value the parameter wins.
 */
public final class NamespaceRules {

    private static final String HEADER = "Invalid header: \"X-Consul-%s\" - ";
    private static final String QUERY = "Invalid query parameter: \"%s\" - ";
    private static final String NO_NAMESPACES = "Namespaces are a Consul Enterprise feature";
    private static final String NO_PARTITIONS = "Partitions are a Consul Enterprise feature";

    private final NamespaceMode mode;

    public NamespaceRules(NamespaceMode mode) {
        this.mode = mode;
    }

    /**
     * The namespace named by query or header.
     *
     * @param wildcard whether this request may be about all namespaces
     * @throws InvalidNamespace for a bad name, for any name where namespaces are refused, and for partitions
     */
    public Selection select(NamespaceParameters parameters, boolean wildcard) {
        if (mode == NamespaceMode.REFUSE) {
            refuse(parameters.header(), HEADER.formatted("Namespace") + NO_NAMESPACES);
            refuse(parameters.query(), QUERY.formatted("ns") + NO_NAMESPACES);
        }
        refuse(partition(parameters.partitionHeader()), HEADER.formatted("Partition") + NO_PARTITIONS);
        refuse(partition(parameters.partitionQuery()), QUERY.formatted("partition") + NO_PARTITIONS);
        return isNamed(parameters.query())
                ? selection(parameters.query(), QUERY.formatted("ns"), wildcard)
                : selection(parameters.header(), HEADER.formatted("Namespace"), wildcard);
    }

    /**
     * The namespace a strict body names in a member {@code Namespace}, or null for none.
     *
     * @throws MalformedJson for a bad name, and where namespaces are refused, in the words of an unknown field
     */
    public @Nullable Namespace inBody(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (mode == NamespaceMode.REFUSE) {
            throw new MalformedJson("json: unknown field \"Namespace\" - " + NO_NAMESPACES);
        }
        return Namespace.parse(value).orElseThrow(() -> new MalformedJson("bad Namespace"));
    }

    private @Nullable String partition(@Nullable String value) {
        boolean accepted = mode == NamespaceMode.ON
                && value != null
                && value.toLowerCase(Locale.ROOT).equals("default");
        return accepted ? null : value;
    }

    private static Selection selection(@Nullable String value, String source, boolean wildcard) {
        if (value == null || value.isEmpty()) {
            return new Selection.Unnamed();
        }
        if (value.equals("*")) {
            refuse(wildcard ? null : value, source + "wildcard is not allowed here");
            return new Selection.All();
        }
        return Namespace.parse(value)
                .map(Selection.Named::new)
                .orElseThrow(() -> new InvalidNamespace(source + "not a valid namespace name"));
    }

    private static void refuse(@Nullable String value, String text) {
        if (isNamed(value)) {
            throw new InvalidNamespace(text);
        }
    }

    private static boolean isNamed(@Nullable String value) {
        return value != null && !value.isEmpty();
    }
}
