package io.sessionsuite.auth.form;

import io.sessionsuite.login.LoginPage;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An answer of this dialect: always a page's headers, and HTML as exactly {@code text/html}, since clients compare the
 * string (auth 1.5, 2).
 *
 * @param body empty for none
 */
record Page(int status, List<Map.Entry<String, String>> headers, Buffer body) {

    private static final List<Map.Entry<String, String>> HEADERS = List.copyOf(LoginPage.HEADERS.entrySet());
    private static final Map.Entry<String, String> STRICT_TRANSPORT =
            Map.entry("Strict-Transport-Security", "max-age=31536000");

    Page {
        headers = List.copyOf(headers);
    }

    /** The login page, as shown to whoever is not logged in. */
    static Page login() {
        return html(200, LoginPage.bytes());
    }

    /** The login page with one sentence: a refusal that logging in again may mend. */
    static Page login(int status, String sentence) {
        return html(status, LoginPage.withNotice(sentence));
    }

    /** A page without a form: a refusal that logging in again would not mend. */
    static Page notice(int status, String sentence) {
        return html(status, NoticePage.of(sentence));
    }

    static Page loggedIn(String user) {
        return html(200, LoggedInPage.of(user));
    }

    static Page styleSheet(Buffer css) {
        return new Page(200, HEADERS, css).with("Content-Type", "text/css");
    }

    /** To a path of ours, empty. */
    static Page redirect(String path) {
        return new Page(302, HEADERS, Buffer.buffer()).with("Location", path);
    }

    Page with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new Page(status, more, body);
    }

    /** Asks browsers to stay with https, if this request came so. */
    Page over(boolean https) {
        return https ? with(STRICT_TRANSPORT.getKey(), STRICT_TRANSPORT.getValue()) : this;
    }

    Response toResponse() {
        Response.ResponseBuilder response = Response.status(status);
        headers.forEach(header -> response.header(header.getKey(), header.getValue()));
        return (body.length() == 0 ? response : response.entity(body)).build();
    }

    void send(HttpServerResponse response) {
        response.setStatusCode(status);
        headers.forEach(header -> response.headers().add(header.getKey(), header.getValue()));
        response.end(body);
    }

    private static Page html(int status, byte[] bytes) {
        return new Page(status, HEADERS, Buffer.buffer(bytes)).with("Content-Type", LoginPage.CONTENT_TYPE);
    }
}
