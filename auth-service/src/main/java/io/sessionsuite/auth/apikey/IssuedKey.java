package io.sessionsuite.auth.apikey;

import io.sessionsuite.login.LoginToken;

/** A new key; its text is told this once. */
public record IssuedKey(ApiKey key, LoginToken token) {}
