package io.sessionsuite.auth.throttle;

import io.sessionsuite.login.UserId;
import java.util.List;

/** An attempt that has been counted. */
public record Pass(UserId user, String address, List<Counted> counted) {

    public Pass {
        counted = List.copyOf(counted);
    }

    /** A brake that counts it; the ticket is empty where the attempt is free. */
    record Counted(Brake brake, String ticket) {}
}
