package io.sessionsuite.load;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** The yardstick: Quarkus REST with one Redis script call and nothing else. */
@Path("/bare")
public class BareResource {

    private final RedisYardstick yardstick;

    BareResource(RedisYardstick yardstick) {
        this.yardstick = yardstick;
    }

    @GET
    public Uni<String> get() {
        return yardstick.read();
    }

    @POST
    public Uni<String> set(String body) {
        return yardstick.write(body);
    }
}
