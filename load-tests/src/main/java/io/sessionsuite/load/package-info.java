/**
 * Load scenarios: a service and a bare endpoint with one Redis script call, side by side in one run on one machine.
 * Only ratios between the two are claimed.
 */
@NullMarked
package io.sessionsuite.load;

import org.jspecify.annotations.NullMarked;
