package io.sessionsuite.coordination.acl;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;

/** The caller's rules do not grant what the request needs: 403. */
public final class PermissionDenied extends CoordinationError {

    PermissionDenied(Identity identity, Permission permission) {
        super(ErrorCode.PERMISSION_DENIED, text(identity, permission));
    }

    static String text(Identity identity, Permission permission) {
        return "Permission denied: " + identity.lacks(permission);
    }
}
