/**
 * Where a request comes from: client address behind trusted proxies, own origins, the cross-site rule, CORS. Everything
 * is a value computed from {@link io.sessionsuite.origin.RequestFacts}; nothing is answered here and no name is ever
 * looked up.
 */
@NullMarked
package io.sessionsuite.origin;

import org.jspecify.annotations.NullMarked;
