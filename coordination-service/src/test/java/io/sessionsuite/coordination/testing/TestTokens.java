package io.sessionsuite.coordination.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sessionsuite.coordination.http.JsonText;
import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import java.util.UUID;

/** Policies and tokens, made over HTTP by the management token. */
public final class TestTokens {

    private TestTokens() {}

    /** The SecretID of a new token in the namespace of {@code api} whose one policy has these rules. */
    public static String create(ConsulApi api, String rules) {
        return token(api, rules).path("SecretID").asText();
    }

    /** A new token in the namespace of {@code api} whose one policy has these rules. */
    public static JsonNode token(ConsulApi api, String rules) {
        String policy = policy(api, rules).path("Name").asText();
        Reply token = api.asManagement().put("acl/token", "{\"Policies\":[{\"Name\":\"" + policy + "\"}]}");
        assertThat(token.status()).as(token.body()).isEqualTo(200);
        return token.json();
    }

    /** A new policy in the namespace of {@code api}. */
    public static JsonNode policy(ConsulApi api, String rules) {
        JsonText body = new JsonText()
                .openObject()
                .member("Name", "p-" + UUID.randomUUID())
                .member("Rules", rules)
                .closeObject();
        Reply written = api.asManagement().put("acl/policy", body.toString());
        assertThat(written.status()).as(written.body()).isEqualTo(200);
        return written.json();
    }
}
