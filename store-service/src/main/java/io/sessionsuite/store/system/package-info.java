/** System parameters and the liveness page of the API. */
@NullMarked
package io.sessionsuite.store.system;

import org.jspecify.annotations.NullMarked;
