package io.sessionsuite.coordination.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.coordination.http.JsonText;
import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import java.util.UUID;

/** Tokens with rules, made over HTTP by the management token. */
public final class TestTokens {

    private TestTokens() {}

    /** The SecretID of a new token in the namespace of {@code api} whose one policy has these rules. */
    public static String create(ConsulApi api, String rules) {
        String policy = "p-" + UUID.randomUUID();
        JsonText body = new JsonText()
                .openObject()
                .member("Name", policy)
                .member("Rules", rules)
                .closeObject();
        Reply written = api.asManagement().put("acl/policy", body.toString());
        assertThat(written.status()).as(written.body()).isEqualTo(200);
        Reply token = api.asManagement().put("acl/token", "{\"Policies\":[{\"Name\":\"" + policy + "\"}]}");
        assertThat(token.status()).as(token.body()).isEqualTo(200);
        return token.json().path("SecretID").asText();
    }
}
