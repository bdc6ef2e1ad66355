package io.sessionsuite.coordination.acl;

/** The caller's rules do not grant what the request needs: 403. */
public final class PermissionDenied extends RuntimeException {

    PermissionDenied(Identity identity, Permission permission) {
        super(text(identity, permission), null, false, false);
    }

    static String text(Identity identity, Permission permission) {
        return "Permission denied: " + identity.lacks(permission);
    }
}
