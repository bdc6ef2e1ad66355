package io.sessionsuite.attribute;

import io.sessionsuite.attribute.AttributeError.BadRequest;
import io.sessionsuite.attribute.AttributeError.RequestTooLarge;
import io.sessionsuite.attribute.AttributeError.UnsupportedBody;
import io.sessionsuite.body.ContentType;
import io.sessionsuite.body.FormDecoder;
import io.sessionsuite.body.MalformedParameters;
import io.sessionsuite.body.Parameters;
import io.sessionsuite.body.TooManyParameters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request: pairs of the query, then those of a form body. What could be decoded is there even if
 * the rest is flawed, as a CSRF token may be among it.
 *
 * @param flaw why the request as a whole cannot be used
 */
record Submission(Parameters parameters, @Nullable AttributeError flaw) {

    /** More pairs than any request has attributes or keys; bounds the work done on one. */
    private static final FormDecoder DECODER = FormDecoder.strict(100_000);

    /** A request whose body does not count. */
    static Submission ofQuery(HttpServerRequest request) {
        return decoded(() -> DECODER.query(request.query()));
    }

    static Submission of(HttpServerRequest request, byte[] body) {
        Submission query = ofQuery(request);
        return body.length == 0 ? query : query.and(ofBody(request, body));
    }

    private static Submission ofBody(HttpServerRequest request, byte[] body) {
        boolean encoded = request.headers().contains(HttpHeaders.CONTENT_ENCODING);
        return !encoded && ContentType.of(request).isUtf8(ContentType.FORM)
                ? decoded(() -> DECODER.body(body))
                : new Submission(Parameters.NONE, new UnsupportedBody());
    }

    private static Submission decoded(Supplier<Parameters> decoding) {
        try {
            return new Submission(decoding.get(), null);
        } catch (MalformedParameters malformed) {
            return new Submission(Parameters.NONE, BadRequest.encoding());
        } catch (TooManyParameters tooMany) {
            return new Submission(Parameters.NONE, new RequestTooLarge());
        }
    }

    private Submission and(Submission body) {
        boolean bodyFirst = flaw == null || body.flaw instanceof UnsupportedBody;
        return new Submission(parameters.and(body.parameters), bodyFirst ? body.flaw : flaw);
    }

    /**
     * The CSRF token shown: a header that is not empty, else the last parameter; empty for none or for contradictions.
     */
    String csrfToken(HttpServerRequest request) {
        String name = AttributeName.CSRF_TOKEN.text();
        List<String> headers = request.headers().getAll(name).stream()
                .map(String::strip)
                .filter(header -> !header.isEmpty())
                .distinct()
                .toList();
        if (!headers.isEmpty()) {
            return headers.size() == 1 ? headers.get(0) : "";
        }
        List<String> values = parameters.all(name);
        return values.isEmpty() ? "" : values.get(values.size() - 1);
    }
}
