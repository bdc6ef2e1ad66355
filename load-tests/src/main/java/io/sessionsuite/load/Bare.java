package io.sessionsuite.load;

import java.util.Map;

/** What the bare endpoint is asked. */
final class Bare {

    static final Turns READ = Turns.counted(n -> Shot.get("/bare", Map.of()));
    static final Turns WRITE = Turns.counted(n -> Shot.post("/bare", Map.of(), "value=" + n));

    private Bare() {}
}
