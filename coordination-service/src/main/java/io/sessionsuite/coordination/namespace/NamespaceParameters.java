package io.sessionsuite.coordination.namespace;

import org.jspecify.annotations.Nullable;

/**
 * What a request says about namespaces and partitions outside its body; null and empty are the same.
 *
 * @param query the parameter {@code ns}
 * @param header the header {@code X-Consul-Namespace}
 * @param partitionQuery the parameter {@code partition}
 * @param partitionHeader the header {@code X-Consul-Partition}
 */
public record NamespaceParameters(
        @Nullable String query,
        @Nullable String header,
        @Nullable String partitionQuery,
        @Nullable String partitionHeader) {}
