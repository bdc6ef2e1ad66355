package io.sessionsuite.auth.fusion;

import io.sessionsuite.auth.directory.DirectoryCache;
import io.sessionsuite.auth.directory.Realm;
import io.sessionsuite.auth.directory.RealmEdit;
import io.sessionsuite.auth.directory.Realms;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Requests about realms, between their JSON and the directory. What a PUT does not mention stays as it is. */
@ApplicationScoped
class RealmRequests {

    private final Realms realms;
    private final DirectoryCache directories;

    RealmRequests(Realms realms, DirectoryCache directories) {
        this.realms = realms;
        this.directories = directories;
    }

    Uni<Answer> list(Call call) {
        QueryParameters query = call.query();
        Optional<String> name = query.single("name");
        Slice slice = Slice.of(query);
        return realms.list()
                .map(all -> all.stream()
                        .filter(realm -> name.map(realm.name()::equals).orElse(true))
                        .toList())
                .map(found -> slice.answer(found, RealmView::of, call.request()));
    }

    Uni<Answer> choices() {
        return directories
                .current()
                .map(directory -> Answer.json(
                        200,
                        directory.realms().stream()
                                .filter(Realm::enabled)
                                .map(RealmView.Choice::of)
                                .toList()));
    }

    Uni<Answer> get(String id) {
        return realms.get(id).map(realm -> RealmView.shown(200, realm));
    }

    Uni<Answer> create(Call call) {
        JsonMembers body = call.json();
        RealmEdit edit = new RealmEdit(
                body.optionalText("id").orElse(null),
                body.text("name"),
                body.text("realmType"),
                body.optionalFlag("enabled").orElse(true),
                body.texts("roleNames"),
                body.objectOrEmpty("config").toString());
        return realms.create(edit, call.actor()).map(realm -> RealmView.shown(201, realm));
    }

    Uni<Answer> update(Call call, String id) {
        JsonMembers body = call.json();
        return Merging.onto(
                        Revisions.expected(call.request()),
                        () -> realms.get(id),
                        Realm::revision,
                        (realm, seen) -> realms.update(id, merged(body, realm), seen, call.actor()))
                .map(realm -> RealmView.shown(200, realm));
    }

    Uni<Answer> remove(Call call, String id) {
        return realms.delete(id, Revisions.expected(call.request()), call.actor())
                .replaceWith(Answer.empty(204));
    }

    /** Name and type may be repeated, not changed. */
    private static RealmEdit merged(JsonMembers body, Realm realm) {
        requireSame(body, "name", realm.name());
        requireSame(body, "realmType", realm.type().text());
        return new RealmEdit(
                realm.id(),
                realm.name(),
                realm.type().text(),
                body.optionalFlag("enabled").orElse(realm.enabled()),
                body.has("roleNames") ? body.texts("roleNames") : realm.roleNames(),
                body.has("config") ? body.objectOrEmpty("config").toString() : realm.config());
    }

    private static void requireSame(JsonMembers body, String member, String present) {
        if (!body.optionalText(member).orElse(present).equals(present)) {
            throw FusionError.invalid(member);
        }
    }
}
