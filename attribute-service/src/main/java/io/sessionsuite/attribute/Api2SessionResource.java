package io.sessionsuite.attribute;

import jakarta.ws.rs.Path;

/** The session resource of API version 2. */
@Path("/api/2/session")
public class Api2SessionResource extends VersionedSessionResource {

    Api2SessionResource(SessionDialect dialect) {
        super(dialect, Prefix.API_2);
    }
}
