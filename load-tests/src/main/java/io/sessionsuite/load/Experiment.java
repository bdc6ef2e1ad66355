package io.sessionsuite.load;

import io.vertx.core.Vertx;
import java.util.List;

/** Something measured that is no race between contenders. */
interface Experiment {

    String name();

    /** @throws IllegalStateException this one needs processes of its own, and that ground is a running suite */
    List<Finding> run(Ground ground, Vertx vertx);
}
