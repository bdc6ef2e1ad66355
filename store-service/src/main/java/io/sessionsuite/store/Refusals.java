package io.sessionsuite.store;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Puts failures into the words of this dialect: whatever is no {@link StoreError} is a defect, logged under an id that
 * alone is told. Counted in {@code store_refusals_total} by code.
 */
@Singleton
public class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);

    private final MeterRegistry meters;
    private final boolean documentedStatuses;

    Refusals(MeterRegistry meters, StoreConfig config) {
        this.meters = meters;
        this.documentedStatuses = config.documentedStatuses();
    }

    /** The answer to a request that failed so. */
    public StoreAnswer answer(Throwable failure) {
        StoreError error = known(failure);
        meters.counter("store.refusals", "code", error.code().id()).increment();
        return StoreAnswer.refused(error, documentedStatuses);
    }

    /** The failure itself if a client may read it, else {@code E27} in its place. */
    public StoreError known(Throwable failure) {
        if (failure instanceof StoreError error) {
            return error;
        }
        UUID id = UUID.randomUUID();
        LOG.errorf(failure, "Defect %s", id);
        return new StoreError(ErrorCode.DEFECT, "internal error " + id, failure);
    }
}
