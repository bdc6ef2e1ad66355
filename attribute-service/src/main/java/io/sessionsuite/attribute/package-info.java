/** Attributes of a login session and the CSRF rules that guard them. */
@NullMarked
package io.sessionsuite.attribute;

import org.jspecify.annotations.NullMarked;
