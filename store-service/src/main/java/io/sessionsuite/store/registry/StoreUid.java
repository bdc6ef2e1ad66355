package io.sessionsuite.store.registry;

/** Immutable id of one generation of a store: 22 characters of base64url, from 16 random bytes. */
public record StoreUid(String text) {

    @Override
    public String toString() {
        return text;
    }
}
