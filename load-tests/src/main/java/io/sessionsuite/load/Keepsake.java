package io.sessionsuite.load;

import java.io.IOException;

/** A kind of change that can be looked for after it was acknowledged. */
interface Keepsake {

    String name();

    /**
     * Makes one change, once.
     *
     * @param id unique among all changes
     * @return whether it was acknowledged
     * @throws IOException no answer came
     */
    boolean make(String id) throws IOException, InterruptedException;

    /**
     * Looks for a change that was acknowledged.
     *
     * @throws IOException nobody could tell
     */
    boolean isKept(String id) throws IOException, InterruptedException;
}
