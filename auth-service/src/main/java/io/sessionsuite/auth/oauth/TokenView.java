package io.sessionsuite.auth.oauth;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A new access token. */
record TokenView(
        @JsonProperty("access_token") String token,
        @JsonProperty("token_type") String type,
        @JsonProperty("expires_in") long seconds) {

    @Override
    public String toString() {
        return "TokenView[…]";
    }
}
