package io.sessionsuite.auth.form;

import io.sessionsuite.auth.Client;
import io.sessionsuite.auth.caller.Credentials;
import io.sessionsuite.auth.origin.Origins;
import io.sessionsuite.origin.RequestFacts;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What one request tells about who sent it.
 *
 * @param browser whether headers came that every browser sends with a form, and hardly any script
 * @param wayBack where a login leads
 */
record Visit(Client client, Credentials credentials, boolean https, boolean browser, String wayBack) {

    static Visit of(HttpServerRequest request, Origins origins) {
        return new Visit(
                origins.client(request),
                Credentials.of(request),
                origins.isHttps(request),
                RequestFacts.of(request).isFromBrowser(),
                WayBack.of(request.getHeader("referer"), origin -> origins.isOwn(origin, request)));
    }

    /** Names the whole User-Agent, however long. */
    String agentHash() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha.digest(client.agent().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
