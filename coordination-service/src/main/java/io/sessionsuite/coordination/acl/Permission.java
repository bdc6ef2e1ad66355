package io.sessionsuite.coordination.acl;

import io.sessionsuite.coordination.acl.rules.Level;
import io.sessionsuite.coordination.acl.rules.Resource;

/**
 * What an action needs.
 *
 * @param selector the key, node or service it concerns; empty for operator and acl
 */
public record Permission(Resource resource, String selector, Level level) {

    public static Permission readKey(String key) {
        return new Permission(Resource.KEY, key, Level.READ);
    }

    public static Permission listKeys(String prefix) {
        return new Permission(Resource.KEY, prefix, Level.LIST);
    }

    public static Permission writeKey(String key) {
        return new Permission(Resource.KEY, key, Level.WRITE);
    }

    /** Session rules go by the name of the session's node. */
    public static Permission readSession(String node) {
        return new Permission(Resource.SESSION, node, Level.READ);
    }

    /** Session rules go by the name of the session's node. */
    public static Permission writeSession(String node) {
        return new Permission(Resource.SESSION, node, Level.WRITE);
    }

    public static Permission readNode(String node) {
        return new Permission(Resource.NODE, node, Level.READ);
    }

    public static Permission writeNode(String node) {
        return new Permission(Resource.NODE, node, Level.WRITE);
    }

    public static Permission readService(String service) {
        return new Permission(Resource.SERVICE, service, Level.READ);
    }

    public static Permission writeService(String service) {
        return new Permission(Resource.SERVICE, service, Level.WRITE);
    }

    public static Permission readAgent(String node) {
        return new Permission(Resource.AGENT, node, Level.READ);
    }

    public static Permission readAcl() {
        return new Permission(Resource.ACL, "", Level.READ);
    }

    public static Permission writeAcl() {
        return new Permission(Resource.ACL, "", Level.WRITE);
    }

    /** {@code 'session:write' on "node"}, as denials name it. */
    String text() {
        String what = '\'' + resource.word() + ':' + level.word() + '\'';
        String quoted = selector.replace("\\", "\\\\").replace("\"", "\\\"");
        return selector.isEmpty() ? what : what + " on \"" + quoted + '"';
    }
}
