/** Sessions: create, destroy, renew, read. Their rules are Consul's; what they hold is the business of package kv. */
@NullMarked
package io.sessionsuite.coordination.session;

import org.jspecify.annotations.NullMarked;
