/**
 * The session resource: attributes of a login session over HTTP, and the CSRF rules that guard them. Of Redis it
 * touches the login record {@code login:{sid}}, by the steps of its owner, and the hash {@code attr:{sid}}, its own,
 * always both in one script. A write touches the names it carries and nothing else, is seen by every replica once it is
 * acknowledged, and never outlives or revives a session that has ended.
 */
@NullMarked
package io.sessionsuite.attribute;

import org.jspecify.annotations.NullMarked;
