/** Which contract cases the tests prove: notes taken while tests run, joined into one page. */
@NullMarked
package io.sessionsuite.conformance;

import org.jspecify.annotations.NullMarked;
