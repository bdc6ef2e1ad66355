/** Where a request comes from: trusted proxies, own origins, the cross-site rule, CORS. */
@NullMarked
package io.sessionsuite.origin;

import org.jspecify.annotations.NullMarked;
