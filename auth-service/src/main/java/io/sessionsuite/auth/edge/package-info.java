/**
 * What stands before every resource of the JSON doors {@code /api} and {@code /oauth2}: which paths are theirs, whether
 * the path can be read in one way only, the methods, CORS and the headers of every answer (auth 1.1, 1.2, 2). No key in
 * Redis.
 */
@NullMarked
package io.sessionsuite.auth.edge;

import org.jspecify.annotations.NullMarked;
