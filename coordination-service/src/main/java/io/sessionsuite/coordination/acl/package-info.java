/**
 * Who may do what: tokens, policies and their rules. Every other package asks an
 * {@link io.sessionsuite.coordination.acl.Authorization}. Keys: the unit {@code {dc/.acl}}; a revoked token is dead on
 * every replica within a second.
 */
@NullMarked
package io.sessionsuite.coordination.acl;

import org.jspecify.annotations.NullMarked;
