package io.sessionsuite.coordination.session;

import io.sessionsuite.coordination.http.Answer;

/**
 * How long a session lives if nobody renews it.
 *
 * @param millis -1 for one without end
 */
record Expiry(long millis) {

    boolean isKnown() {
        return millis >= 0;
    }

    Answer mark(Answer answer) {
        return isKnown() ? answer.with("X-Session-Expires-In-Ms", millis) : answer;
    }
}
