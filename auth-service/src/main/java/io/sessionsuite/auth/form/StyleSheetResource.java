package io.sessionsuite.auth.form;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the pages look (L4). */
@Path("/login/login.css")
@Tag(name = "Form login")
public class StyleSheetResource {

    private final Pages pages;
    private final Buffer css;

    StyleSheetResource(Pages pages) {
        this.pages = pages;
        this.css = read();
    }

    @GET
    @Operation(summary = "Style sheet of the pages")
    public Uni<Response> styleSheet(@Context HttpServerRequest request) {
        return pages.answer(request, visit -> Uni.createFrom().item(Page.styleSheet(css)));
    }

    private static Buffer read() {
        try (InputStream in = StyleSheetResource.class.getResourceAsStream("login.css")) {
            return Buffer.buffer(Objects.requireNonNull(in, "login.css").readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
