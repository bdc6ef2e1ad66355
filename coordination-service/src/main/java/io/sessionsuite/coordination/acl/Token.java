package io.sessionsuite.coordination.acl;

import io.sessionsuite.coordination.namespace.Namespace;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A token without its secret.
 *
 * @param secretHash see {@link TokenSecret#hash}
 * @param sealed see {@link SecretSeal}; empty if it was not kept
 * @param policies links to policies that are there
 */
record Token(
        String accessorId,
        String secretHash,
        String sealed,
        String description,
        boolean local,
        Namespace namespace,
        List<PolicyLink> policies,
        Lifetime lifetime,
        Version version) {

    /** @param expires null if it never does */
    record Lifetime(Instant created, @Nullable Instant expires) {
        static final Lifetime UNBORN = new Lifetime(Instant.EPOCH, null);
    }

    /** Of the identical content: base64 of SHA-256. */
    String hash() {
        String links = policies.stream().map(PolicyLink::id).sorted().collect(Collectors.joining(","));
        String content = description + '\n' + local + '\n' + links;
        return Base64.getEncoder().encodeToString(TokenSecret.sha256(content));
    }

    Token with(Lifetime lifetime, Version version) {
        return new Token(accessorId, secretHash, sealed, description, local, namespace, policies, lifetime, version);
    }

    /** Other content for the same token. */
    Token with(String description, List<PolicyLink> policies) {
        return new Token(accessorId, secretHash, sealed, description, local, namespace, policies, lifetime, version);
    }
}
