/** The first administrator, once: made at the first start, or by whoever claims the system. */
@NullMarked
package io.sessionsuite.auth.bootstrap;

import org.jspecify.annotations.NullMarked;
