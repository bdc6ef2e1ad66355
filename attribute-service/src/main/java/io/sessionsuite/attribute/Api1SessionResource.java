package io.sessionsuite.attribute;

import jakarta.ws.rs.Path;

/** The session resource of API version 1. */
@Path("/api/1/session")
public class Api1SessionResource extends VersionedSessionResource {

    Api1SessionResource(SessionDialect dialect) {
        super(dialect, Prefix.API_1);
    }
}
