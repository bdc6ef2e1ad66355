package io.sessionsuite.body;

/** The client went away, or sent a broken body, before its end; nobody is left to read an answer. */
public final class BodyAborted extends RequestBodyException {

    BodyAborted() {
        super("Request body broken off");
    }
}
