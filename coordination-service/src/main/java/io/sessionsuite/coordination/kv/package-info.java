/** Keys, values and the locks on them. The ModifyIndex of a held key is its fencing number. */
@NullMarked
package io.sessionsuite.coordination.kv;

import org.jspecify.annotations.NullMarked;
