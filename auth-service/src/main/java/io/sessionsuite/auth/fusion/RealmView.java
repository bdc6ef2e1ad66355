package io.sessionsuite.auth.fusion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sessionsuite.auth.directory.Realm;
import java.util.List;

/** A realm as administrators see it, secrets of its configuration masked. */
record RealmView(
        String id,
        String name,
        String realmType,
        boolean enabled,
        List<String> roleNames,
        String createdAt,
        String updatedAt,
        ObjectNode config) {

    /** What login screens may know before anybody is logged in. */
    record Choice(String id, String name, String realmType) {
        static Choice of(Realm realm) {
            return new Choice(realm.id(), realm.name(), realm.type().text());
        }
    }

    static RealmView of(Realm realm) {
        return new RealmView(
                realm.id(),
                realm.name(),
                realm.type().text(),
                realm.enabled(),
                realm.roleNames(),
                Times.text(realm.created()),
                Times.text(realm.updated()),
                SecretMask.masked(Json.object(realm.config())));
    }

    static Answer shown(int status, Realm realm) {
        return Revisions.tagged(Answer.json(status, of(realm)), realm.revision());
    }
}
