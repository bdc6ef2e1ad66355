package io.sessionsuite.auth.m1;

import java.util.List;

/**
 * A user as this dialect shows him.
 *
 * @param rights the direct ones in the order given, then the others sorted
 */
record UserView(String username, List<String> rights) {}
