package io.sessionsuite.store.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.process.Answer;
import io.sessionsuite.store.StoreFixture;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The contract's fixture store, and queries. */
abstract class QueryFixture extends StoreFixture {

    private static final String FIXTURE = """
            [{"upsert":[
            {"session":{"id":"1"},"ip":"1.1.1.1","a":["x","y"],"b":"Foo Bar","n":5,"f":1.5,"d":"2021-02-05T04:06:36Z","o":true},
            {"session":{"id":"2"},"ip":"2.2.2.2","a":["x"],"b":"foo","n":-5,"f":2.0,"d":"2022-01-01T00:00:00.5Z","o":false},
            {"session":{"id":"3"},"a":["z"],"b":"a@b.com","n":10},
            {"session":{"id":"4"},"b":"http://x/y","n":0},
            {"session":{"id":"5"},"b":"a:1"},
            {"session":{"id":"6"},"b":"","n":5}]}]""";

    protected String fixtureStore() {
        String store = newStore();
        updated(store, FIXTURE);
        return store;
    }

    /** Documents with the numbers from 0 on, in batches. */
    protected String storeOf(int documents) {
        String store = newStore();
        for (int from = 0; from < documents; from += 1_000) {
            StringBuilder ops = new StringBuilder("[{\"upsert\":[");
            for (int i = from; i < Math.min(documents, from + 1_000); i++) {
                ops.append(i > from ? "," : "")
                        .append("{\"session\":{\"id\":\"" + i + "\"},\"n\":" + i + ",\"t\":" + i % 7 + "}");
            }
            updated(store, ops.append("]}]").toString());
        }
        return store;
    }

    protected Answer query(String store, String q, String more) {
        return http.post("/session/query", "store=" + store + "&q=" + encode(q) + more, reader);
    }

    protected JsonObject answer(String store, String q, String more) {
        Answer answer = query(store, q, more);
        assertThat(answer.text()).startsWith("{\"count\":");
        assertThat(answer.status()).isEqualTo(200);
        return new JsonObject(answer.text());
    }

    protected static List<String> ids(JsonObject answer) {
        JsonArray items = answer.getJsonArray("items");
        return items.stream()
                .map(item -> ((JsonObject) item).getJsonObject("session").getString("id"))
                .toList();
    }
}
