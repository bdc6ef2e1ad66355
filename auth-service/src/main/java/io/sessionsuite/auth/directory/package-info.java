/**
 * Users, roles and realms: values, rules, and their keys {@code user:}, {@code users:}, {@code roles:},
 * {@code realms:}, {@code admins:}, {@code directory-version:}, {@code reconcile:}. A change is finished on every login
 * of the users concerned before it is answered, by another replica if this one dies.
 */
@NullMarked
package io.sessionsuite.auth.directory;

import org.jspecify.annotations.NullMarked;
