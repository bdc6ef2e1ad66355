package io.sessionsuite.coordination.http;

import io.smallrye.mutiny.Uni;

/** Answers one method of one path. What it throws at once counts as what it fails with. */
@FunctionalInterface
public interface Endpoint {
    Uni<Answer> answer(Call call);
}
