package io.sessionsuite.body;

/** Why a request body, or a query string, cannot be used. */
public abstract sealed class RequestBodyException extends RuntimeException
        permits BodyTooLarge, BodyTooSlow, BodyAborted, MalformedParameters, TooManyParameters {

    RequestBodyException(String message) {
        super(message, null, false, false);
    }
}
