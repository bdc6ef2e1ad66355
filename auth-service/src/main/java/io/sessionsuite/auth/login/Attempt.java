package io.sessionsuite.auth.login;

import io.sessionsuite.auth.Client;

/**
 * Somebody claims to be a user.
 *
 * @param door where: {@code fusion}, {@code mmonit}, {@code oauth}, {@code m1}, {@code basic}, {@code password}
 */
public record Attempt(String realm, String username, String password, String door, Client client) {

    @Override
    public String toString() {
        return "Attempt[" + realm + ", " + door + ", " + client.address() + "]";
    }
}
