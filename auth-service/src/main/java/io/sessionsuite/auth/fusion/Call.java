package io.sessionsuite.auth.fusion;

import io.sessionsuite.auth.Client;
import io.sessionsuite.auth.caller.Identity;
import io.sessionsuite.auth.directory.Actor;
import io.sessionsuite.login.Caller;
import io.sessionsuite.login.UserId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * An admitted request of a known caller.
 *
 * @param body as read, not yet parsed; empty where none is read
 */
record Call(HttpServerRequest request, Client client, Identity identity, Buffer body) {

    Caller caller() {
        return identity.caller();
    }

    UserId uid() {
        return identity.caller().uid();
    }

    Actor actor() {
        return Actor.of(identity.caller(), client);
    }

    QueryParameters query() {
        return QueryParameters.of(request);
    }

    JsonMembers json() {
        return Json.object(body.getBytes());
    }
}
