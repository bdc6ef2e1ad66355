package io.sessionsuite.attribute;

import io.sessionsuite.process.Answer;

/** The answer to whoever is not logged in. */
final class LoggedOut {

    private LoggedOut() {}

    static boolean is(Answer answer) {
        return answer.status() == 200
                && answer.header("Content-Type").equals("text/html")
                && answer.text().startsWith("<");
    }
}
