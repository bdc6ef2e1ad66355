package io.sessionsuite.store.document;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Where work goes on after a wait: on the event loop that began it. */
public final class Resumption {

    private Resumption() {}

    public static Executor here() {
        @Nullable Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(now -> task.run());
    }
}
