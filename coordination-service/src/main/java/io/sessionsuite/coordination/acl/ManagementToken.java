package io.sessionsuite.coordination.acl;

import io.sessionsuite.coordination.acl.rules.PolicyRules;
import io.sessionsuite.coordination.namespace.Namespace;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The token of the setting {@code coordination.acl.management-token}. It lives in the configuration only, so a new
 * value replaces the old one at the next start; its accessor follows from its secret and is the same on all replicas.
 */
@Singleton
final class ManagementToken {

    private final Optional<TokenSecret> secret;
    private final Token token;
    private final KnownToken known;

    @Inject
    ManagementToken(AclSettings settings) {
        this.secret = settings.managementToken().filter(text -> !text.isBlank()).map(TokenSecret::new);
        String accessor = secret.map(ManagementToken::accessor).orElse("");
        this.token = new Token(
                accessor,
                secret.map(TokenSecret::hash).orElse(""),
                "",
                "Configured Management Token",
                false,
                Namespace.DEFAULT,
                List.of(BuiltIn.MANAGEMENT.link()),
                Token.Lifetime.UNBORN,
                new Version(1, 1));
        this.known = new KnownToken(
                new Identity.Holder(accessor),
                Namespace.DEFAULT,
                List.of(),
                List.of(PolicyRules.parse(BuiltIn.MANAGEMENT.rules()).own()));
    }

    boolean isConfigured() {
        return secret.isPresent();
    }

    boolean is(TokenSecret other) {
        byte[] given = other.text().getBytes(StandardCharsets.UTF_8);
        return secret.map(own -> MessageDigest.isEqual(own.text().getBytes(StandardCharsets.UTF_8), given))
                .orElse(false);
    }

    KnownToken known() {
        return known;
    }

    /** As answers show it. */
    Optional<Token> token() {
        return secret.map(any -> token);
    }

    private static String accessor(TokenSecret secret) {
        ByteBuffer digest = ByteBuffer.wrap(TokenSecret.sha256("accessor of " + secret.text()));
        long high = digest.getLong() & ~0xf000L | 0x8000L;
        long low = digest.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }
}
