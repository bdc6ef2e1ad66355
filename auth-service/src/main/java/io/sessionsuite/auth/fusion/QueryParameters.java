package io.sessionsuite.auth.fusion;

import io.sessionsuite.auth.directory.Realm;
import io.sessionsuite.body.FormDecoder;
import io.sessionsuite.body.Parameters;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/** The query of a request, strictly decoded. */
record QueryParameters(Parameters parameters) {

    private static final FormDecoder DECODER = FormDecoder.strict(1000);
    private static final int DEFAULT_LIMIT = 1000;

    static QueryParameters of(HttpServerRequest request) {
        return new QueryParameters(DECODER.query(request.query()));
    }

    /** A parameter that may come once and then is not empty. */
    Optional<String> single(String name) {
        List<String> values = parameters.all(name);
        if (values.size() > 1 || values.contains("")) {
            throw FusionError.invalid(name);
        }
        return values.stream().findFirst();
    }

    /** A parameter that may come once; without a value it counts as left out. */
    Optional<String> optional(String name) {
        List<String> values = parameters.all(name);
        if (values.size() > 1) {
            throw FusionError.invalid(name);
        }
        return values.stream().filter(value -> !value.isEmpty()).findFirst();
    }

    /** The realm a login or a Basic credential names. */
    String realmName() {
        return single("realmName").orElse(Realm.NATIVE);
    }

    /** The page size asked for, 1 to 1000. */
    int limit() {
        Optional<String> text = single("limit");
        if (text.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        int limit = text.get().matches("\\d{1,4}") ? Integer.parseInt(text.get()) : 0;
        if (limit < 1 || limit > DEFAULT_LIMIT) {
            throw FusionError.invalid("limit");
        }
        return limit;
    }
}
