package io.sessionsuite.store.system;

import io.sessionsuite.audit.EventName;
import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreAnswer;
import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.caller.Admitted;
import io.sessionsuite.store.caller.Audit;
import io.sessionsuite.store.caller.Gate;
import io.sessionsuite.store.caller.Right;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** System parameters, for administrators. */
@Path("/system")
@Tag(name = "MinusOneDB")
public class SystemResource {

    private static final EventName CHANGED = new EventName("system-changed");

    private final Gate gate;
    private final SystemParameters system;
    private final Audit audit;

    SystemResource(Gate gate, SystemParameters system, Audit audit) {
        this.gate = gate;
        this.system = system;
        this.audit = audit;
    }

    @GET
    @Operation(summary = "All system parameters")
    public Uni<Response> all(@Context HttpServerRequest request) {
        return gate.admit(
                request,
                admitted -> system.read().map(all -> {
                    JsonObject map = new JsonObject(new LinkedHashMap<>(all));
                    return StoreAnswer.json(map.encode()).toResponse();
                }),
                Right.ADMIN);
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "One system parameter")
    public Uni<Response> one(@RestPath String name, @Context HttpServerRequest request) {
        return gate.admit(
                request,
                admitted -> system.read().map(all -> {
                    String value = all.get(name);
                    if (value == null) {
                        throw new StoreError(ErrorCode.PATH, "no such system parameter");
                    }
                    return StoreAnswer.text(value).toResponse();
                }),
                Right.ADMIN);
    }

    @POST
    @Operation(summary = "Sets several system parameters by name")
    public Uni<Response> setAll(@Context HttpServerRequest request) {
        return gate.admit(
                request, admitted -> set(admitted, admitted.parameters().all()), Right.ADMIN);
    }

    @POST
    @Path("/{name}")
    @Operation(summary = "Sets one system parameter")
    public Uni<Response> set(@RestPath String name, @Context HttpServerRequest request) {
        return gate.admit(request, admitted -> set(admitted, Map.of(name, value(admitted))), Right.ADMIN);
    }

    private Uni<Response> set(Admitted admitted, Map<String, String> values) {
        return system.set(values)
                .invoke(() -> audit.changed(CHANGED, admitted.caller(), String.join(" ", values.keySet())))
                .replaceWith(StoreAnswer.done()::toResponse);
    }

    /** An empty value is a value: it takes a setting back. */
    private static String value(Admitted admitted) {
        String value = admitted.parameters().all().get("value");
        if (value == null) {
            throw new StoreError(ErrorCode.PARAMETER_MISSING, "missing parameter value");
        }
        return value;
    }
}
