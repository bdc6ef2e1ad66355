/**
 * Audit events of logins, failures, revocations and denials. Key: {@code audit:{audit}} (STREAM, about 100,000
 * entries). The log line is always written; the stream is best effort, and no event ever fails or delays a request.
 */
@NullMarked
package io.sessionsuite.audit;

import org.jspecify.annotations.NullMarked;
