package io.sessionsuite.attribute;

import io.sessionsuite.login.LoginToken;
import java.util.List;

/**
 * Who is calling.
 *
 * @param tokens distinct tokens, at least one, in the order they are tried
 * @param crossSite whether a page of a foreign origin made a browser send this
 */
record Visit(List<LoginToken> tokens, Gate gate, boolean crossSite) {}
