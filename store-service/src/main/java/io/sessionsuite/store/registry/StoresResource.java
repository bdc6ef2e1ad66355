package io.sessionsuite.store.registry;

import static io.sessionsuite.store.ErrorCode.STORE_SETTING;

import io.sessionsuite.audit.EventName;
import io.sessionsuite.store.StoreAnswer;
import io.sessionsuite.store.caller.Admitted;
import io.sessionsuite.store.caller.Audit;
import io.sessionsuite.store.caller.Gate;
import io.sessionsuite.store.caller.Right;
import io.sessionsuite.store.form.Parameters;
import io.sessionsuite.store.system.SystemParameters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The stores there are, for administrators. */
@Path("/session")
@Tag(name = "MinusOneDB")
public class StoresResource {

    private static final String STORE = "store";
    private static final String KEY = "key";
    private static final int MOST_COPIES = 1024;
    private static final int PARTITIONS_OF_SHARD = 16;
    private static final int MOST_PARTITIONS = 256;
    private static final long LONGEST_LIFE = Duration.ofDays(3652).toMillis();

    private final Gate gate;
    private final Stores stores;
    private final Administration administration;
    private final KeyChange keyChange;
    private final SystemParameters system;
    private final Audit audit;

    StoresResource(
            Gate gate,
            Stores stores,
            Administration administration,
            KeyChange keyChange,
            SystemParameters system,
            Audit audit) {
        this.gate = gate;
        this.stores = stores;
        this.administration = administration;
        this.keyChange = keyChange;
        this.system = system;
        this.audit = audit;
    }

    @GET
    @Path("/list")
    @Operation(summary = "All stores in name order")
    public Uni<Response> list(@Context HttpServerRequest request) {
        return gate.admit(request, admitted -> Uni.createFrom().item(this::listing), Right.GET, Right.ADMIN);
    }

    @POST
    @Path("/list")
    @Operation(summary = "The same as by GET")
    public Uni<Response> listByPost(@Context HttpServerRequest request) {
        return list(request);
    }

    @POST
    @Path("/add")
    @Operation(summary = "Adds an empty store")
    public Uni<Response> add(@Context HttpServerRequest request) {
        return change(
                request, "store-added", admitted -> store(admitted.parameters()).flatMap(administration::add));
    }

    @POST
    @Path("/rename")
    @Operation(summary = "Gives a store another name")
    public Uni<Response> rename(@Context HttpServerRequest request) {
        return change(request, "store-renamed", admitted -> {
            Parameters parameters = admitted.parameters();
            return administration.rename(parameters.required(STORE), parameters.required("name"));
        });
    }

    @POST
    @Path("/drop")
    @Operation(summary = "Removes a store and its documents")
    public Uni<Response> drop(@Context HttpServerRequest request) {
        return change(
                request,
                "store-dropped",
                admitted -> administration.drop(admitted.parameters().required(STORE)));
    }

    @POST
    @Path("/key")
    @Operation(summary = "Changes which property identifies the documents of a store")
    public Uni<Response> key(@Context HttpServerRequest request) {
        return change(request, "store-key-changed", admitted -> {
            Parameters parameters = admitted.parameters();
            String name = parameters.required(STORE);
            KeyPath key = KeyPath.of(parameters.required(KEY));
            return keyChange.apply(administration.named(name), key);
        });
    }

    private Uni<Response> change(HttpServerRequest request, String event, Function<Admitted, Uni<Void>> work) {
        return gate.admit(
                request,
                admitted -> work.apply(admitted)
                        .invoke(() -> audit.changed(
                                new EventName(event),
                                admitted.caller(),
                                admitted.parameters().required(STORE)))
                        .replaceWith(StoreAnswer.done()::toResponse),
                Right.ADMIN);
    }

    private Uni<Store> store(Parameters parameters) {
        String name = parameters.required(STORE);
        int shards = (int) parameters.requiredLong("shards", 1, MOST_COPIES, STORE_SETTING);
        int replicas = (int) parameters.requiredLong("replicas", 1, MOST_COPIES, STORE_SETTING);
        long ttl = parameters.optionalLong("ttl", 0, 0, LONGEST_LIFE, STORE_SETTING);
        return parameters
                .optional(KEY)
                .map(key -> Uni.createFrom().item(key))
                .orElseGet(system::sessionId)
                .map(key -> new Store(
                        StoreUid.generate(),
                        name,
                        KeyPath.of(key),
                        shards,
                        replicas,
                        Math.min(MOST_PARTITIONS, PARTITIONS_OF_SHARD * shards),
                        ttl,
                        Instant.now().truncatedTo(ChronoUnit.MILLIS)));
    }

    private Response listing() {
        JsonArray list = new JsonArray();
        for (Store store : stores.all()) {
            list.add(new JsonObject()
                    .put("shards", store.shards())
                    .put("replicas", store.replicas())
                    .put("name", store.name())
                    .put(KEY, store.key().text()));
        }
        return StoreAnswer.json(list.encode()).toResponse();
    }
}
