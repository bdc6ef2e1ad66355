package io.sessionsuite.auth.reconcile;

import static io.sessionsuite.auth.Replica.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sessionsuite.auth.Client;
import io.sessionsuite.auth.Replica;
import io.sessionsuite.auth.apikey.IssuedKey;
import io.sessionsuite.auth.caller.Identity;
import io.sessionsuite.auth.directory.Actor;
import io.sessionsuite.auth.directory.NewUser;
import io.sessionsuite.auth.directory.Permission;
import io.sessionsuite.auth.directory.Realm;
import io.sessionsuite.auth.directory.RealmEdit;
import io.sessionsuite.auth.directory.RequestPath;
import io.sessionsuite.auth.directory.Role;
import io.sessionsuite.auth.directory.RoleEdit;
import io.sessionsuite.auth.directory.Subject;
import io.sessionsuite.auth.directory.User;
import io.sessionsuite.auth.login.Attempt;
import io.sessionsuite.auth.login.LoginOrder;
import io.sessionsuite.auth.login.LoginResult;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.embedded.Persistence;
import io.sessionsuite.login.Caller;
import io.sessionsuite.login.LoginCheck;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginToken;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One replica changes, another one finishes. */
class ReconcilerTest {

    private static final String PASSWORD = "correct horse 9";
    private static final Set<LoginKind> ALL = EnumSet.allOf(LoginKind.class);
    private static final Actor SYSTEM = Actor.system();
    private static final String ORDERS = "reconcile:{directory}";

    private EmbeddedRedis server;
    private Replica one;
    private Replica two;

    @BeforeEach
    void start() {
        server = EmbeddedRedis.builder().persistence(Persistence.NONE).start();
        one = Replica.on(server);
        two = Replica.on(server);
        two.directory.start();
        two.reconciler.start();
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
        server.close();
    }

    private User user(String realm, String name, String... roles) {
        return answer(one.users.create(NewUser.of(realm, name, PASSWORD, List.of(roles)), SYSTEM));
    }

    private LoginToken login(User user) {
        Attempt attempt = new Attempt(user.realm(), user.username(), PASSWORD, "fusion", new Client("10.0.0.1", ""));
        return ((LoginResult.In) answer(one.logins.login(attempt, verified -> LoginOrder.session()))).token();
    }

    private LoginCheck check(LoginToken token) {
        return answer(one.records.check(token, ALL, "10.0.0.1", false));
    }

    private List<String> rights(LoginToken token) {
        return check(token) instanceof LoginCheck.Live live ? live.login().rights() : List.of("dead");
    }

    /** The account as a replica that dies at once writes it. */
    private static User narrowed(User user) {
        return new User(
                user.id(),
                user.realm(),
                user.username(),
                true,
                List.of("right:schema"),
                List.of(),
                user.password(),
                user.passwordVersion(),
                "",
                user.created(),
                user.updated(),
                user.revision(),
                false);
    }

    private Role role(String name, List<Permission> permissions, String... rights) {
        return answer(one.roles.create(new RoleEdit(name, "", permissions, "[]", List.of(rights)), SYSTEM));
    }

    @Test
    @DisplayName("F-86 what a replica left half done is finished by another")
    void crashBetweenWriteAndAlign() {
        User mia = user("native", "mia", "right:get");
        User bob = user("native", "bob");
        LoginToken hers = login(mia);
        LoginToken his = login(bob);
        answer(one.stores.orders().put(new Subject.OfUser(mia.id()), Duration.ZERO));
        answer(one.stores.users().replace(narrowed(mia), false));
        answer(one.stores.orders().put(new Subject.OfUser(bob.id()), Duration.ZERO));
        answer(one.stores.users().remove(bob));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(rights(hers)).containsExactly("schema");
            assertThat(check(his)).isInstanceOf(LoginCheck.Refused.class);
            assertThat(server.command("EXISTS", ORDERS)).isEqualTo(0L);
        });
    }

    @Test
    @DisplayName("F-86 an order taken by a replica that dies is taken by another after the lease")
    void crashOfWhoeverFinishes() {
        User mia = user("native", "mia", "right:get");
        LoginToken hers = login(mia);
        answer(one.stores.users().replace(narrowed(mia), false));
        answer(one.stores.orders().put(new Subject.OfUser(mia.id()), Duration.ZERO));
        two.reconciler.stop();
        answer(one.stores.orders().due(Duration.ofMillis(1), 10));
        two.reconciler.start();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(rights(hers)).containsExactly("schema"));
    }

    @Test
    @DisplayName("F-86 an administrator left out by a crash is counted again, a former one is not")
    void administratorsAreCountedRight() {
        User admin = user("native", "root", "admin");
        User former = user("native", "former");
        server.command("DEL", "admins:{directory}");
        server.command("SADD", "admins:{directory}", former.id().text());
        answer(one.changes.finish(admin.id()));
        answer(one.changes.finish(former.id()));
        assertThat(server.command("SMEMBERS", "admins:{directory}"))
                .isEqualTo(List.of(admin.id().text()));
    }

    @Test
    @DisplayName("F-87 a narrowed role reaches paths within a second and records within seven")
    void narrowedRole() {
        Role role = role("search", List.of(Permission.parse("GET:/users")), "get", "publish");
        User mia = user("native", "mia", "search");
        User bob = user("native", "bob");
        LoginToken hers = login(mia);
        LoginToken his = login(bob);
        Identity identity = identity(hers);
        assertThat(mayList(two, identity)).isTrue();
        RoleEdit narrow = new RoleEdit("search", "", List.of(), "[]", List.of("get"));
        answer(one.roles.update(role.id(), narrow, null, SYSTEM));
        await().atMost(Duration.ofSeconds(2)).until(() -> !mayList(two, identity));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(rights(hers)).containsExactly("get"));
        assertThat(rights(his)).isEmpty();
    }

    private Identity identity(LoginToken token) {
        LoginCheck.Live live = (LoginCheck.Live) check(token);
        Caller caller = Caller.of(live.login(), Caller.Carrier.COOKIE, "10.0.0.1");
        return new Identity(caller, live.login().own(), List.of(), token, live.now());
    }

    private static boolean mayList(Replica replica, Identity identity) {
        return answer(replica.access.allows(identity, "GET", RequestPath.parse("/users"), Map.of()));
    }

    @Test
    @DisplayName("F-50 F-55 SEC-22 a disabled or removed realm's logins have ended when the answer comes")
    void disabledRealm() {
        Realm branch = answer(
                one.realms.create(new RealmEdit(null, "branch", "native", true, List.of("right:get"), "{}"), SYSTEM));
        User zoe = user("branch", "zoe");
        LoginToken token = login(zoe);
        assertThat(rights(token)).containsExactly("get");
        RealmEdit off = new RealmEdit(null, "branch", "native", false, List.of("right:get"), "{}");
        answer(one.realms.update(branch.id(), off, null, SYSTEM));
        assertThat(check(token)).isInstanceOf(LoginCheck.Refused.class);
        RealmEdit on = new RealmEdit(null, "branch", "native", true, List.of("right:get"), "{}");
        answer(one.realms.update(branch.id(), on, null, SYSTEM));
        LoginToken again = login(zoe);
        answer(one.realms.delete(branch.id(), null, SYSTEM));
        assertThat(check(again)).isInstanceOf(LoginCheck.Refused.class);
    }

    @Test
    @DisplayName("F-63 F-92 API keys are suspended with their realm, and live again with it")
    void suspendedKeys() {
        IssuedKey key = answer(one.keys.create("robot", List.of("right:get"), null, SYSTEM));
        Realm realm = answer(one.realms.list()).stream()
                .filter(found -> found.name().equals(Realm.APIKEY))
                .findFirst()
                .orElseThrow();
        assertThat(rights(key.token())).containsExactly("get");
        answer(one.realms.update(realm.id(), apikeys(false), null, SYSTEM));
        assertThat(check(key.token())).isInstanceOf(LoginCheck.Refused.class);
        assertThat(answer(one.keys.list())).hasSize(1);
        IssuedKey madeMeanwhile = answer(one.keys.create("second", List.of(), null, SYSTEM));
        assertThat(check(madeMeanwhile.token())).isInstanceOf(LoginCheck.Refused.class);
        answer(one.realms.update(realm.id(), apikeys(true), null, SYSTEM));
        assertThat(check(key.token())).isInstanceOf(LoginCheck.Live.class);
        assertThat(check(madeMeanwhile.token())).isInstanceOf(LoginCheck.Live.class);
        answer(one.keys.delete(key.key().id(), SYSTEM));
        assertThat(check(key.token())).isInstanceOf(LoginCheck.Refused.class);
        assertThat(answer(one.keys.list())).extracting(found -> found.name()).containsExactly("second");
    }

    private static RealmEdit apikeys(boolean enabled) {
        return new RealmEdit(null, Realm.APIKEY, "apikey", enabled, List.of(), "{}");
    }

    @Test
    @DisplayName("F-87 what a narrowed role gave is taken from API keys too")
    void narrowedRoleOfAKey() {
        Role role = role("search", List.of(), "get", "publish");
        IssuedKey key = answer(one.keys.create("robot", List.of("search"), null, SYSTEM));
        assertThat(rights(key.token())).containsExactly("get", "publish");
        answer(one.roles.update(role.id(), new RoleEdit("search", "", List.of(), "[]", List.of()), null, SYSTEM));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(rights(key.token())).isEmpty());
    }
}
