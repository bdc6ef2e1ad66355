package io.sessionsuite.coordination.acl;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;

/** The caller's rules do not grant what the request needs: 403. */
public final class PermissionDenied extends CoordinationError {

    private final Identity identity;
    private final Permission permission;

    PermissionDenied(Identity identity, Permission permission) {
        super(ErrorCode.PERMISSION_DENIED, text(identity, permission));
        this.identity = identity;
        this.permission = permission;
    }

    Identity identity() {
        return identity;
    }

    Permission permission() {
        return permission;
    }

    static String text(Identity identity, Permission permission) {
        return "Permission denied: " + identity.lacks(permission);
    }
}
