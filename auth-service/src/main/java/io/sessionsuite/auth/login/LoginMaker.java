package io.sessionsuite.auth.login;

import io.sessionsuite.auth.directory.Actor;
import io.sessionsuite.auth.directory.DirectoryCache;
import io.sessionsuite.auth.directory.Grants;
import io.sessionsuite.auth.directory.LoginIndex;
import io.sessionsuite.auth.directory.LoginIndex.Admission;
import io.sessionsuite.auth.directory.LoginMember;
import io.sessionsuite.auth.directory.User;
import io.sessionsuite.auth.login.LoginOrder.Place;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginRecords;
import io.sessionsuite.login.LoginRecords.Opening;
import io.sessionsuite.login.LoginRecords.RenewOrder;
import io.sessionsuite.login.LoginRecords.Renewal;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.login.NewLogin;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a login for a verified user: first its entry in the user's index, if the account is still the one the password
 * was verified against and there is room, then its record.
 *
 * <p>Grants are computed between the two. A change of the account or the directory before that moment is in them; one
 * after it finds the entry, and ends or aligns the record, or plants a dead one if the record is not there yet.
 */
@Singleton
public final class LoginMaker {

    private final SessionCap cap;
    private final LoginIndex index;
    private final LoginRecords records;
    private final DirectoryCache directory;
    private final LoginLives lives;

    public LoginMaker(
            SessionCap cap,
            LoginIndex index,
            @Identifier("auth") LoginRecords records,
            DirectoryCache directory,
            LoginLives lives) {
        this.cap = cap;
        this.index = index;
        this.records = records;
        this.directory = directory;
        this.lives = lives;
    }

    /** What came of it. */
    sealed interface Made {
        record In(
                LoginToken token,
                Grants grants,
                Instant now,
                @Nullable Instant end) implements Made {}

        /** The account changed, or the login was ended before it began: verify again. */
        record Outrun() implements Made {}

        /** The cap is reached. */
        record NoRoom() implements Made {}

        /** The cap is reached and room could not be made in time. */
        record Busy() implements Made {}
    }

    Uni<Made> make(User user, LoginOrder order, Attempt attempt) {
        Making making = new Making(user, order, attempt, token(order.place()));
        return cap.admit(user, making.member(), lives.longest(order), making.actor())
                .chain(admission -> switch (admission) {
                    case Admission.Admitted admitted -> admitted(making);
                    case Admission.Changed changed -> Uni.createFrom().item(new Made.Outrun());
                    case Admission.Refused refused -> Uni.createFrom().item(new Made.Outrun());
                    case Admission.Full full ->
                        Uni.createFrom().item(cap.evicts() ? new Made.Busy() : new Made.NoRoom());
                });
    }

    private static LoginToken token(Place place) {
        return switch (place) {
            case Place.New fresh -> LoginToken.generate();
            case Place.Upgrade upgrade -> upgrade.prelogin();
            case Place.Again again -> again.session();
        };
    }

    private Uni<Made> admitted(Making making) {
        return directory
                .current()
                .map(now -> now.grants(making.user))
                .chain(grants -> write(making, grants))
                .call(made -> made instanceof Made.In
                        ? cap.settled(making.user, making.member())
                        : index.forget(making.user.id(), LoginIndex.Why.ENDED, List.of(making.member())));
    }

    private Uni<Made> write(Making making, Grants grants) {
        return switch (making.order.place()) {
            case Place.New fresh ->
                records.open(making.token, record(making, grants)).map(opening -> made(opening, making.token, grants));
            case Place.Upgrade upgrade ->
                records.upgrade(
                                making.token,
                                making.attempt.client().address(),
                                upgrade.agentHash(),
                                record(making, grants))
                        .map(opening -> made(opening, making.token, grants));
            case Place.Again again -> again(making, again, grants);
        };
    }

    private NewLogin record(Making making, Grants grants) {
        User user = making.user;
        LoginOrder order = making.order;
        NewLogin login = NewLogin.of(order.kind())
                .user(user.realm(), user.username(), user.passwordVersion())
                .grants(grants.roles(), grants.rights(), grants.own(), grants.permissionsJson())
                .from(making.attempt.client().address(), making.attempt.client().agent())
                .door(making.attempt.door());
        if (order.kind() == LoginKind.SESSION) {
            login.csrf(LoginToken.csrfToken(), order.csrfOn());
        }
        String bound = order.boundTo();
        return lives.apply(order, bound == null ? login : login.boundTo(bound));
    }

    /** The record keeps its grants: whoever changes them aligns it. */
    private Uni<Made> again(Making making, Place.Again place, Grants grants) {
        LoginToken token = place.rotate() ? LoginToken.rotate(making.token.sid()) : making.token;
        Map<String, String> fields = Map.of(
                "csrfOn", making.order.csrfOn() ? "1" : "0", "password", Long.toString(making.user.passwordVersion()));
        RenewOrder renewal = new RenewOrder(place.rotate() ? token : null, LoginToken.csrfToken(), true, fields);
        return records.renew(making.token, renewal).map(result -> switch (result) {
            case Renewal.Renewed renewed -> new Made.In(token, grants, renewed.now(), renewed.end());
            case Renewal.Refused refused -> new Made.Outrun();
        });
    }

    private static Made made(Opening opening, LoginToken token, Grants grants) {
        return switch (opening) {
            case Opening.Opened opened -> new Made.In(token, grants, opened.now(), opened.end());
            case Opening.Refused refused -> new Made.Outrun();
        };
    }

    private record Making(User user, LoginOrder order, Attempt attempt, LoginToken token) {

        LoginMember member() {
            return new LoginMember(order.kind(), token.sid());
        }

        /** Whoever logs in evicts his own. */
        Actor actor() {
            return new Actor(user.username(), user.realm(), List.of(), List.of(), attempt.client(), token.sid());
        }
    }
}
