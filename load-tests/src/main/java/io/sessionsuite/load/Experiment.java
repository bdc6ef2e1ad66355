package io.sessionsuite.load;

import io.vertx.core.Vertx;
import java.util.List;

/** Something measured that is no race between contenders. Needs the processes at hand. */
interface Experiment {

    String name();

    List<Finding> run(OwnGround ground, Vertx vertx);
}
