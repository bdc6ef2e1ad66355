/** Whether there is a leader: what clients use as ping and health probe. */
@NullMarked
package io.sessionsuite.coordination.status;

import org.jspecify.annotations.NullMarked;
