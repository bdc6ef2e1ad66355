package io.sessionsuite.auth.m1;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.auth.wire.Account;
import io.sessionsuite.auth.wire.Answer;
import io.sessionsuite.auth.wire.RawClient;
import io.vertx.core.json.JsonObject;

/** A client of this dialect at one address, with or without a token. */
record M1Client(RawClient client) {

    static M1Client from(String address) {
        return new M1Client(RawClient.from(address));
    }

    /** Logs in and uses the token from now on. */
    M1Client as(Account account) {
        return with(token(account));
    }

    M1Client with(String token) {
        return new M1Client(client.with("m1-auth-token: " + token));
    }

    String token(Account account, String... more) {
        Answer answer = auth(account, more);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.text();
    }

    Answer auth(Account account, String... more) {
        String[] pairs = new String[4 + more.length];
        pairs[0] = "username";
        pairs[1] = account.name();
        pairs[2] = "password";
        pairs[3] = account.password();
        System.arraycopy(more, 0, pairs, 4, more.length);
        return client.form("/auth", pairs);
    }

    Answer get(String target) {
        return client.get(target);
    }

    Answer post(String target, String... pairs) {
        return client.form(target, pairs);
    }

    /** A new user with these rights, made by the administrator. */
    static Account user(String name, String rights) {
        Account user = new Account("native", Account.unique(name), "correct horse 9");
        Answer made = from("127.200.0.2")
                .as(Account.ADMIN)
                .post("/user/add", "username", user.name(), "password", user.password(), "rights", rights);
        assertThat(made.status()).as(made.toString()).isEqualTo(204);
        return user;
    }

    static void assertError(Answer answer, int status, String message) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(new JsonObject(answer.text()))
                .isEqualTo(new JsonObject().put("message", message).put("status", status));
    }

    static void assertDone(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }
}
