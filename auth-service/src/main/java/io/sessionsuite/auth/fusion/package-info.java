/**
 * The Fusion Sessions dialect: {@code /api/**} over the directory and the logins of this service (auth 1.2 to 1.4, 2).
 * The filter judges path, method and origin before any resource; {@link io.sessionsuite.auth.fusion.FusionEdge} then
 * asks for credential and permission, and alone turns failures into answers. Owns no key in Redis.
 */
@NullMarked
package io.sessionsuite.auth.fusion;

import org.jspecify.annotations.NullMarked;
