package io.sessionsuite.auth.password;

/** A stored password hash: a PHC string of argon2, or an imported bcrypt string. Never shown. */
public record PasswordHash(String text) {

    @Override
    public String toString() {
        return "PasswordHash[…]";
    }
}
