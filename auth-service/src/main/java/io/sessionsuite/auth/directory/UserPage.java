package io.sessionsuite.auth.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some users, by realm and folded name.
 *
 * @param next cursor of the next page, null on the last
 */
public record UserPage(List<User> users, @Nullable String next) {}
