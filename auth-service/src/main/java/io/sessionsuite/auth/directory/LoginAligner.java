package io.sessionsuite.auth.directory;

import io.sessionsuite.auth.directory.UserStore.Cursor;
import io.sessionsuite.auth.directory.UserStore.Snapshot;
import io.sessionsuite.login.Ending;
import io.sessionsuite.login.LoginRecords;
import io.sessionsuite.login.LoginRecords.AlignOrder;
import io.sessionsuite.login.LoginRecords.Alignment;
import io.sessionsuite.login.UserId;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes every login of an account what the account and the directory say now: ended, or with the present grants.
 *
 * <p>The account and its logins are read as of one moment, after the change that asks for it: a login entered before
 * the change is among them, one entered later was verified against the changed account. Where a login is entered and
 * its record not yet made, a dead record is planted, so that making it fails. A record keeps the grants of the latest
 * revision of its account, whichever aligner comes last.
 */
@Singleton
public final class LoginAligner {

    private static final int AT_ONCE = 16;

    private final UserStore users;
    private final LoginIndex index;
    private final LoginRecords records;
    private final DirectoryCache directory;

    public LoginAligner(
            UserStore users, LoginIndex index, @Identifier("auth") LoginRecords records, DirectoryCache directory) {
        this.users = users;
        this.index = index;
        this.records = records;
        this.directory = directory;
    }

    /** Aligns or ends all logins of this account. */
    public Uni<Void> settle(UserId id) {
        return settle(id, user -> true);
    }

    /** The same, if the account is gone or concerned. */
    public Uni<Void> settle(UserId id, Predicate<User> concerned) {
        return pages(id, concerned, Cursor.START);
    }

    private Uni<Void> pages(UserId id, Predicate<User> concerned, Cursor cursor) {
        return users.read(id, cursor).chain(snapshot -> {
            User user = snapshot.user();
            if (user != null && !concerned.test(user)) {
                return Uni.createFrom().voidItem();
            }
            Uni<Void> page = page(id, snapshot);
            return snapshot.next().atEnd() ? page : page.chain(() -> pages(id, concerned, snapshot.next()));
        });
    }

    private Uni<Void> page(UserId id, Snapshot snapshot) {
        if (snapshot.members().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return directory
                .current()
                .chain(now -> each(snapshot.members(), treatment(snapshot.user(), now)))
                .chain(ended -> index.forget(id, LoginIndex.Why.ENDED, ended));
    }

    /** What to do with a login of this account; true if it is no longer live. */
    private Function<LoginMember, Uni<Boolean>> treatment(@Nullable User user, Directory now) {
        if (user == null || !user.enabled() || !now.admits(user.realm())) {
            return member -> records.end(member.sid(), Ending.ENDED, true).replaceWith(true);
        }
        Grants grants = now.grants(user);
        AlignOrder order = new AlignOrder(
                user.passwordVersion(),
                grants.roles(),
                grants.rights(),
                grants.own(),
                grants.permissionsJson(),
                false,
                true,
                user.revision());
        return member -> records.align(member.sid(), order).map(done -> done != Alignment.ALIGNED);
    }

    private static Uni<List<LoginMember>> each(
            List<LoginMember> members, Function<LoginMember, Uni<Boolean>> treatment) {
        return Multi.createFrom()
                .iterable(members)
                .onItem()
                .transformToUni(member -> treatment.apply(member).map(ended -> new Treated(member, ended)))
                .merge(AT_ONCE)
                .filter(Treated::ended)
                .map(Treated::member)
                .collect()
                .asList();
    }

    private record Treated(LoginMember member, boolean ended) {}
}
