/** Spring Session with Redis behind the paths of auth-service and attribute-service, for load tests. */
@NullMarked
package io.sessionsuite.spring;

import org.jspecify.annotations.NullMarked;
