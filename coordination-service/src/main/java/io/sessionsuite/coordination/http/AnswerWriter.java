package io.sessionsuite.coordination.http;

import io.sessionsuite.coordination.acl.AclAudit;
import io.sessionsuite.coordination.acl.Callers;
import io.sessionsuite.coordination.acl.PermissionDenied;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;

/** Puts answers on the wire: the headers of every reply, pretty-printing, gzip. */
@Singleton
final class AnswerWriter {

    private static final int WORTH_COMPRESSING = 1_400;

    private final HttpSettings settings;
    private final AgentSettings agent;
    private final Callers callers;
    private final Gzip gzip;
    private final AclAudit audit;

    @Inject
    AnswerWriter(HttpSettings settings, AgentSettings agent, Callers callers, Gzip gzip, AclAudit audit) {
        this.settings = settings;
        this.agent = agent;
        this.callers = callers;
        this.gzip = gzip;
        this.audit = audit;
    }

    void write(Reception reception, Throwable failure) {
        if (failure instanceof PermissionDenied denied) {
            audit.denied(reception.request(), denied);
        }
        write(reception, Refusals.answer(failure, reception));
    }

    void write(Reception reception, Answer answer) {
        HttpServerResponse response = reception.request().response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(answer.status());
        addHeaders(response.headers(), answer);
        Buffer body = reception.isPretty() && answer.isJson() ? JsonIndent.indented(answer.body()) : answer.body();
        if (body.length() >= WORTH_COMPRESSING && reception.acceptsGzip()) {
            gzip.compressed(body).onSuccess(packed -> {
                response.headers().set("Content-Encoding", "gzip");
                response.end(packed);
            });
        } else {
            response.end(body);
        }
    }

    private void addHeaders(MultiMap headers, Answer answer) {
        headers.set("Vary", "Accept-Encoding");
        headers.set("X-Consul-Default-Acl-Policy", callers.defaultPolicy().word());
        if (settings.translateWanAddrs()) {
            headers.set("X-Consul-Translate-Addresses", "true");
        }
        settings.responseHeaders().forEach(headers::set);
        for (Map.Entry<String, String> header : answer.headers()) {
            if (agent.extraHeaders() || !isExtra(header.getKey())) {
                headers.set(header.getKey(), header.getValue());
            }
        }
        if (answer.body().length() == 0) {
            headers.set("Content-Length", "0");
        }
    }

    private static boolean isExtra(String header) {
        return header.startsWith("X-Session-") || header.equals("Session-Outcome");
    }
}
