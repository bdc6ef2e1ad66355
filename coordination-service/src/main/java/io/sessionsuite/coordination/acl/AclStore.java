package io.sessionsuite.coordination.acl;

import io.sessionsuite.coordination.namespace.Namespace;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tokens and policies of the whole group of replicas. Each write is one step, and every replica hears of it. */
interface AclStore {

    /** The living token of a secret. */
    Uni<Optional<Resolved>> resolve(TokenSecret secret);

    /**
     * @param policies those it links to that are there, built-in ones left out
     * @param builtIns ids of the built-in ones it links to
     * @param left how long it lives; null if for ever
     */
    record Resolved(
            Token token,
            List<Policy> policies,
            List<String> builtIns,
            @Nullable Duration left) {}

    Uni<Indexed<Optional<Token>>> token(String accessorId);

    Uni<Indexed<List<Token>>> tokens();

    Uni<Indexed<Optional<Policy>>> policy(String id);

    Uni<Indexed<Optional<Policy>>> policyNamed(Namespace namespace, String name);

    Uni<Indexed<List<Policy>>> policies();

    /** What was read and the index it was read at. */
    record Indexed<T>(long index, T value) {}

    /** Creates the token if its version is {@link Version#NONE}, else replaces it if it is still of that version. */
    Uni<TokenWriting> write(Token token, End end);

    /** When a new token dies. */
    sealed interface End {
        record Never() implements End {}

        record After(Duration time) implements End {}

        record At(Instant moment) implements End {}
    }

    sealed interface TokenWriting {
        record Written(Token token) implements TokenWriting {}

        record AccessorTaken() implements TokenWriting {}

        record SecretTaken() implements TokenWriting {}

        /** Somebody else wrote or deleted it after it was read. */
        record Changed() implements TokenWriting {}

        /** Its end has passed. */
        record Past() implements TokenWriting {}
    }

    /** Creates the policy if its version is {@link Version#NONE}, else replaces it if it is still of that version. */
    Uni<PolicyWriting> write(Policy policy);

    sealed interface PolicyWriting {
        record Written(Policy policy) implements PolicyWriting {}

        record NameTaken() implements PolicyWriting {}

        /** Somebody else wrote or deleted it after it was read. */
        record Changed() implements PolicyWriting {}
    }

    /** Whether it was there. */
    Uni<Boolean> deleteToken(String accessorId);

    /** Whether it was there. */
    Uni<Boolean> deletePolicy(String id);

    /** Creates the first management token; works once. */
    Uni<Bootstrapping> bootstrap(Token token);

    sealed interface Bootstrapping {
        record Written(Token token) implements Bootstrapping {}

        record Done(long resetIndex) implements Bootstrapping {}

        record SecretTaken() implements Bootstrapping {}
    }
}
