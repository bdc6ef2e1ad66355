package io.sessionsuite.coordination.blocking;

import io.sessionsuite.coordination.namespace.Namespace;
import java.util.List;

/** The changes of namespaces, as they come. */
interface ChangeStream {

    /**
     * Follows one namespace until the listener has enough.
     *
     * @param from the index after which changes matter
     */
    void follow(Namespace namespace, long from, Listener listener);

    /** Ends all following. */
    void close();

    /** Who follows. Called one at a time. */
    interface Listener {

        void changed(List<Change> changes);

        /** Something may have been missed. */
        void doubt();

        /** Redis is away; repeated while it is. */
        void away();

        /** Whether to go on; asked between reads. */
        boolean goesOn();
    }
}
