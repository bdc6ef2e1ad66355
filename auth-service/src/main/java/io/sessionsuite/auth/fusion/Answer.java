package io.sessionsuite.auth.fusion;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer not yet sent. The same value serves resources and the filter, which answers before any resource is found.
 *
 * @param body not to be changed; empty for none
 */
public record Answer(int status, List<Header> headers, Buffer body) {

    /** One response header; names may repeat. */
    public record Header(String name, String value) {}

    private static final Buffer NOTHING = Buffer.buffer();

    public Answer {
        headers = List.copyOf(headers);
    }

    /** Without body. */
    public static Answer empty(int status) {
        return new Answer(status, List.of(), NOTHING);
    }

    /** The JSON of a view. */
    public static Answer json(int status, Object view) {
        return new Answer(
                status, List.of(new Header("Content-Type", "application/json")), Buffer.buffer(Json.write(view)));
    }

    public Answer with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Answer(status, more, body);
    }

    /** The same for a resource method. */
    public Response toResponse() {
        Response.ResponseBuilder response = Response.status(status);
        headers.forEach(header -> response.header(header.name(), header.value()));
        return (body.length() == 0 ? response : response.entity(body)).build();
    }

    /** Sends it, beside the headers the response has already. */
    public void send(HttpServerResponse response) {
        response.setStatusCode(status);
        headers.forEach(header -> response.headers().add(header.name(), header.value()));
        response.end(body);
    }
}
