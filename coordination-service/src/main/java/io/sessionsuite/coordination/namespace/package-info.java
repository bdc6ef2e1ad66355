/** Which namespace a request is about, and where its name shows in answers. One namespace is one hash tag in Redis. */
@NullMarked
package io.sessionsuite.coordination.namespace;

import org.jspecify.annotations.NullMarked;
