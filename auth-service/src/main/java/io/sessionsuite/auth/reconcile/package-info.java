/** Finishes changes of users, roles and realms on every login concerned, whoever began them. */
@NullMarked
package io.sessionsuite.auth.reconcile;

import org.jspecify.annotations.NullMarked;
