package io.sessionsuite.coordination.acl;

import io.sessionsuite.coordination.acl.rules.Resource;
import java.util.Locale;

/** What holds where no rule speaks. */
public enum DefaultPolicy {
    ALLOW,
    DENY;

    /** Rights over tokens and policies come from rules only. */
    boolean allows(Permission permission) {
        return this == ALLOW && permission.resource() != Resource.ACL;
    }

    /** The value of the response header and the setting. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
