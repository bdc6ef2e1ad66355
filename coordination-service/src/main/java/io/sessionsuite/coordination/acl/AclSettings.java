package io.sessionsuite.coordination.acl;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Access control. */
@ConfigMapping(prefix = "coordination.acl")
public interface AclSettings {

    /** Whether requests need rights at all. */
    @WithDefault("true")
    boolean enabled();

    /** What holds where no rule speaks: {@code allow} or {@code deny}. */
    @WithDefault("deny")
    DefaultPolicy defaultPolicy();

    /**
     * The SecretID that may do everything, valid as long as it is configured. Required in production with {@code deny}.
     */
    Optional<String> managementToken();

    /**
     * 32 bytes in base64: SecretIDs are kept sealed with it and shown to who may write tokens. Without: never shown.
     */
    Optional<String> sealKey();

    /** The SecretID of requests that bring none. */
    Optional<String> defaultToken();

    /** Whether listing keys needs {@code key:list} on the prefix. */
    @WithDefault("false")
    boolean enableKeyListPolicy();
}
