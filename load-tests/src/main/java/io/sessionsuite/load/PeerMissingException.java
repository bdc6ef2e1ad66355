package io.sessionsuite.load;

/** Something a peer needs is not at hand: the message says what. The race goes on without that peer. */
final class PeerMissingException extends RuntimeException {

    PeerMissingException(String message) {
        super(message);
    }
}
