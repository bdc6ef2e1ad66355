package io.sessionsuite.auth.bootstrap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.List;

/** How the first administrator comes to be. */
@ConfigMapping(prefix = "auth.bootstrap")
public interface BootstrapConfig {

    /** Made at the first start; claimed over HTTP; or his password set at each start from the environment. */
    @WithParentName
    @WithDefault("create")
    Mode mode();

    /** Networks a claim may come from. */
    @WithDefault("127.0.0.0/8,::1/128")
    List<String> allowFrom();

    /** Ways to the first administrator. */
    enum Mode {
        CREATE,
        WAIT,
        RESET
    }
}
