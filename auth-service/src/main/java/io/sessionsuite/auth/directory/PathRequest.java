package io.sessionsuite.auth.directory;

import java.util.List;
import java.util.Map;

/**
 * What a caller asks to do, as permissions judge it.
 *
 * @param query decoded query parameters
 * @param callerId what {@code #ID} stands for
 */
public record PathRequest(String method, RequestPath path, Map<String, List<String>> query, String callerId) {}
