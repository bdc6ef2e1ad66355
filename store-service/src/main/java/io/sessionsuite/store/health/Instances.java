package io.sessionsuite.store.health;

import io.smallrye.mutiny.Uni;

/** The running instances of this service. */
interface Instances {

    /** How many were heard of lately. */
    Uni<Integer> live();
}
