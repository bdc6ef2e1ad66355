package io.sessionsuite.store;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers refusals of this service's resources; keyed to their own type, so that it speaks for no other service. */
@Singleton
public class StoreErrorMapper {

    private final Refusals refusals;

    StoreErrorMapper(Refusals refusals) {
        this.refusals = refusals;
    }

    /** The refusal in this dialect. */
    @ServerExceptionMapper
    public Response answer(StoreError error) {
        return refusals.answer(error).toResponse();
    }
}
