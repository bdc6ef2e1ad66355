/** Audit events of logins, failures, revocations and denials: to the log and to a stream. */
@NullMarked
package io.sessionsuite.audit;

import org.jspecify.annotations.NullMarked;
