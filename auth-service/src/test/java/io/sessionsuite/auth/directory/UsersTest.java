package io.sessionsuite.auth.directory;

import static io.sessionsuite.auth.Replica.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.auth.AuthError;
import io.sessionsuite.auth.AuthError.Conflict;
import io.sessionsuite.auth.Client;
import io.sessionsuite.auth.Replica;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.embedded.Persistence;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UsersTest {

    private static final String PASSWORD = "correct horse 9";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Actor SYSTEM = Actor.system();

    private EmbeddedRedis server;
    private Replica replica;

    @BeforeEach
    void start() {
        server = EmbeddedRedis.builder().persistence(Persistence.NONE).start();
        replica = Replica.on(server);
    }

    @AfterEach
    void stop() {
        replica.close();
        server.close();
    }

    private User create(String... roles) {
        return answer(replica.users.create(
                NewUser.of("native", "user" + COUNT.incrementAndGet(), PASSWORD, List.of(roles)), SYSTEM));
    }

    private static Actor actor(User user, String... rights) {
        return new Actor(
                user.username(), user.realm(), user.roleNames(), List.of(rights), new Client("127.0.0.1", ""), null);
    }

    private static AbstractThrowableAssert<?, ?> refusal(Uni<?> call) {
        return assertThatThrownBy(() -> answer(call));
    }

    private void define(String role) {
        answer(replica.roles.create(
                new RoleEdit(role, "", List.of(Permission.parse("GET:/users")), "[]", List.of("get")), SYSTEM));
    }

    @Test
    @DisplayName("F-54 names are unique in any case within a realm")
    void namesAreUniqueInAnyCase() {
        answer(replica.users.create(NewUser.of("native", "Mia", PASSWORD, List.of()), SYSTEM));
        refusal(replica.users.create(NewUser.of("native", "mIA", PASSWORD, List.of()), SYSTEM))
                .isInstanceOfSatisfying(
                        Conflict.class, e -> assertThat(e.reason()).isEqualTo(Conflict.Reason.NAME_TAKEN));
        answer(replica.realms.create(new RealmEdit(null, "branch", "native", true, List.of(), "{}"), SYSTEM));
        User other = answer(replica.users.create(NewUser.of("branch", "MIA", PASSWORD, List.of()), SYSTEM));
        assertThat(answer(replica.users.get(other.id())).username()).isEqualTo("MIA");
    }

    @Test
    @DisplayName("F-88 an unknown role, an unknown realm, a bad name: refused before anything is written")
    void unknownRoleAndRealm() {
        for (NewUser bad : List.of(
                NewUser.of("native", "a", PASSWORD, List.of("nobody-defined-it")),
                NewUser.of("nowhere", "a", PASSWORD, List.of()),
                NewUser.of("apikey", "a", PASSWORD, List.of()),
                NewUser.of("native", " a", PASSWORD, List.of()),
                NewUser.of("native", "a\nb", PASSWORD, List.of()),
                NewUser.of("native", "a".repeat(257), PASSWORD, List.of()),
                new NewUser("native", "a", null, List.of(), List.of(), "", true))) {
            refusal(replica.users.create(bad, SYSTEM)).isInstanceOf(AuthError.Invalid.class);
        }
        assertThat(answer(replica.users.list(new UserFilter(null, null, 10, null)))
                        .users())
                .isEmpty();
    }

    @Test
    @DisplayName("F-90 SEC-58 nobody gives a role, a right or a permission he lacks")
    void noPrivilegeGain() {
        define("search");
        User manager = create("search");
        Actor actor = actor(manager, "get");
        refusal(replica.users.create(NewUser.of("native", "x", PASSWORD, List.of("admin")), actor))
                .isInstanceOf(AuthError.Forbidden.class);
        refusal(replica.users.update(manager.id(), UserEdit.roles(List.of("search", "admin")), null, actor))
                .isInstanceOf(AuthError.Forbidden.class);
        refusal(replica.users.create(NewUser.of("native", "x", PASSWORD, List.of("right:admin")), actor))
                .isInstanceOf(AuthError.Forbidden.class);
        NewUser permitted =
                new NewUser("native", "x", PASSWORD, List.of(), List.of(Permission.parse("GET:/**")), "", true);
        refusal(replica.users.create(permitted, actor)).isInstanceOf(AuthError.Forbidden.class);
        answer(replica.users.create(NewUser.of("native", "x", PASSWORD, List.of("search", "right:get")), actor));
        answer(replica.users.create(
                NewUser.of("native", "y", PASSWORD, List.of("right:publish")), actor(manager, "admin")));
    }

    @Test
    @DisplayName("A-126 SEC-58 the right admin changes nobody who has the role admin")
    void rightAdminIsNotRoleAdmin() {
        User admin = create("admin");
        User other = create("right:admin");
        refusal(replica.users.setPassword(admin.id(), "another horse 9", null, actor(other, "admin")))
                .isInstanceOf(AuthError.Forbidden.class);
        refusal(replica.users.remove(admin.id(), null, actor(other, "admin"))).isInstanceOf(AuthError.Forbidden.class);
        answer(replica.users.setPassword(other.id(), "another horse 9", null, actor(other, "admin")));
    }

    @Test
    @DisplayName("F-91 the last administrator cannot be removed, disabled or demoted")
    void lastAdministrator() {
        User admin = create("admin");
        for (Uni<?> call : List.<Uni<?>>of(
                replica.users.remove(admin.id(), null, SYSTEM),
                replica.users.update(admin.id(), UserEdit.enabled(false), null, SYSTEM),
                replica.users.update(admin.id(), UserEdit.roles(List.of()), null, SYSTEM))) {
            refusal(call).isInstanceOfSatisfying(Conflict.class, e -> assertThat(e.reason())
                    .isEqualTo(Conflict.Reason.LAST_ADMINISTRATOR));
        }
        User second = create("admin");
        answer(replica.users.update(admin.id(), UserEdit.enabled(false), null, SYSTEM));
        refusal(replica.users.remove(second.id(), null, SYSTEM)).isInstanceOf(Conflict.class);
        answer(replica.users.update(admin.id(), UserEdit.enabled(true), null, SYSTEM));
        answer(replica.users.remove(second.id(), null, SYSTEM));
    }

    @Test
    @DisplayName("F-91 when two administrators remove each other, one stays")
    void twoRemoveEachOther() {
        try (Replica other = Replica.on(server)) {
            for (int round = 0; round < 8; round++) {
                User one = create("admin");
                User two = create("admin");
                List<Boolean> done = answer(Uni.join()
                        .all(
                                succeeded(replica.users.remove(two.id(), null, actor(one))),
                                succeeded(other.users.remove(one.id(), null, actor(two))))
                        .andCollectFailures());
                assertThat(done).containsExactlyInAnyOrder(true, false);
                empty();
            }
        }
    }

    private void empty() {
        server.command("FLUSHALL");
        answer(replica.builtIn.ensure());
    }

    private static Uni<Boolean> succeeded(Uni<Void> call) {
        return call.replaceWith(true).onFailure(Conflict.class).recoverWithItem(false);
    }

    @Test
    @DisplayName("SEC-56 a write with an old revision is stale, and without one comes last")
    void revisions() {
        User user = create();
        User second = answer(replica.users.update(user.id(), UserEdit.enabled(false), user.revision(), SYSTEM));
        refusal(replica.users.update(user.id(), UserEdit.enabled(true), user.revision(), SYSTEM))
                .isInstanceOf(AuthError.Stale.class);
        refusal(replica.users.remove(user.id(), user.revision(), SYSTEM)).isInstanceOf(AuthError.Stale.class);
        User third = answer(replica.users.update(user.id(), UserEdit.enabled(true), null, SYSTEM));
        assertThat(third.revision()).isEqualTo(second.revision() + 1);
        assertThat(third.created()).isEqualTo(user.created());
        answer(replica.users.remove(user.id(), third.revision(), SYSTEM));
        refusal(replica.users.get(user.id())).isInstanceOf(AuthError.Missing.class);
    }

    @Test
    void listsByRealmAndFoldedNameInPages() {
        answer(replica.realms.create(new RealmEdit(null, "branch", "native", true, List.of(), "{}"), SYSTEM));
        for (String name : List.of("charlie", "Bob", "alice")) {
            answer(replica.users.create(NewUser.of("native", name, PASSWORD, List.of()), SYSTEM));
        }
        answer(replica.users.create(NewUser.of("branch", "bob", PASSWORD, List.of()), SYSTEM));
        UserPage first = answer(replica.users.list(new UserFilter("native", null, 2, null)));
        assertThat(first.users()).extracting(User::username).containsExactly("alice", "Bob");
        UserPage second = answer(replica.users.list(new UserFilter("native", null, 2, first.next())));
        assertThat(second.users()).extracting(User::username).containsExactly("charlie");
        assertThat(second.next()).isNull();
        UserPage named = answer(replica.users.list(new UserFilter(null, "BOB", 10, null)));
        assertThat(named.users()).extracting(User::realm).containsExactlyInAnyOrder("native", "branch");
    }

    @Test
    @DisplayName("A-113 A-114 direct rights are replaced whole, unless a role gives one outside the list")
    void directRights() {
        define("search");
        User user = create("search", "right:publish");
        assertThat(answer(replica.rights.of(user))).containsExactly("publish", "get");
        refusal(replica.rights.replace(user.id(), List.of("publish"), SYSTEM))
                .isInstanceOfSatisfying(
                        Conflict.class, e -> assertThat(e.reason()).isEqualTo(Conflict.Reason.RIGHT_OF_ROLE));
        User after = answer(replica.rights.replace(user.id(), List.of("schema", "get"), SYSTEM));
        assertThat(after.roleNames()).containsExactly("search", "right:schema", "right:get");
        assertThat(answer(replica.rights.of(after))).containsExactly("schema", "get");
        refusal(replica.rights.replace(user.id(), List.of("no blanks"), SYSTEM)).isInstanceOf(AuthError.Invalid.class);
    }

    @Test
    @DisplayName("F-88 roles are made, changed, deleted; admin and right:* are fixed")
    void roles() {
        define("search");
        Role role = answer(replica.roles.list()).stream()
                .filter(found -> found.name().equals("search"))
                .findFirst()
                .orElseThrow();
        RoleEdit wider = new RoleEdit("search", "wide", List.of(), "[]", List.of("get", "publish"));
        Role changed = answer(replica.roles.update(role.id(), wider, role.revision(), SYSTEM));
        refusal(replica.roles.update(role.id(), wider, role.revision(), SYSTEM)).isInstanceOf(AuthError.Stale.class);
        assertThat(changed.rights()).containsExactly("get", "publish");
        refusal(replica.roles.delete(Role.admin().id(), null, SYSTEM)).isInstanceOf(Conflict.class);
        RoleEdit virtual = new RoleEdit("right:get", "", List.of(), "[]", List.of());
        refusal(replica.roles.create(virtual, SYSTEM)).isInstanceOf(Conflict.class);
        User user = create("search");
        answer(replica.roles.delete(role.id(), null, SYSTEM));
        assertThat(answer(replica.users.get(user.id())).roleNames()).containsExactly("search");
    }

    @Test
    void nativeRealmStays() {
        Realm realm = answer(replica.realms.list()).stream()
                .filter(found -> found.name().equals(Realm.NATIVE))
                .findFirst()
                .orElseThrow();
        refusal(replica.realms.delete(realm.id(), null, SYSTEM)).isInstanceOf(Conflict.class);
        RealmEdit off = new RealmEdit(null, "native", "native", false, List.of(), "{}");
        refusal(replica.realms.update(realm.id(), off, null, SYSTEM)).isInstanceOf(Conflict.class);
        RealmEdit renamed = new RealmEdit(null, "other", "native", true, List.of(), "{}");
        refusal(replica.realms.update(realm.id(), renamed, null, SYSTEM)).isInstanceOf(AuthError.Invalid.class);
    }
}
