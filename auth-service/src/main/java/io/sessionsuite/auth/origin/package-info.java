/** Where a request came from: address, scheme, site; which foreign origins may call (auth 1.2 E10, 3.5, 6.1). */
@NullMarked
package io.sessionsuite.auth.origin;

import org.jspecify.annotations.NullMarked;
