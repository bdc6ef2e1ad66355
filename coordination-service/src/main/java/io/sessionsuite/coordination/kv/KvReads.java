package io.sessionsuite.coordination.kv;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.acl.Callers;
import io.sessionsuite.coordination.acl.Filtered;
import io.sessionsuite.coordination.acl.Permission;
import io.sessionsuite.coordination.blocking.BlockingReads;
import io.sessionsuite.coordination.blocking.Fresh;
import io.sessionsuite.coordination.http.Access;
import io.sessionsuite.coordination.http.Answer;
import io.sessionsuite.coordination.http.Call;
import io.sessionsuite.coordination.http.JsonText;
import io.sessionsuite.coordination.http.Meta;
import io.sessionsuite.coordination.http.Query;
import io.sessionsuite.coordination.http.ReadOptions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code GET /v1/kv/}: one entry, its bytes, all entries under a prefix, or their keys. */
@Singleton
final class KvReads {

    private final KvStore store;
    private final KeyRules rules;
    private final BlockingReads blocking;
    private final Callers callers;

    @Inject
    KvReads(KvStore store, KeyRules rules, BlockingReads blocking, Callers callers) {
        this.store = store;
        this.rules = rules;
        this.blocking = blocking;
        this.callers = callers;
    }

    Uni<Answer> read(Call call) {
        ReadOptions options = call.options();
        KeyRules.Accepted key = rules.accept(call.rest());
        Uni<Access> access = call.access();
        return access.flatMap(allowed -> read(call.query(), key.key(), options, allowed))
                .map(answer -> key.warn(answer));
    }

    private Uni<Answer> read(Query query, String key, ReadOptions options, Access access) {
        if (query.has("keys")) {
            return prefix(key, false, options, access).map(fresh -> keys(key, separator(query), fresh, access));
        }
        if (query.has("recurse")) {
            return prefix(key, true, options, access).map(fresh -> entries(fresh, access));
        }
        if (key.isEmpty()) {
            throw new CoordinationError(ErrorCode.MISSING_KEY, "Missing key name");
        }
        access.require(Permission.readKey(key));
        return blocking.read(new KeyRead(store, access.namespace(), key), options)
                .map(fresh -> query.has("raw") ? raw(fresh) : entry(fresh, access));
    }

    private Uni<Fresh<List<Entry>>> prefix(String prefix, boolean values, ReadOptions options, Access access) {
        if (callers.keyListPolicy()) {
            access.require(Permission.listKeys(prefix));
        }
        return blocking.read(new PrefixRead(store, access.namespace(), prefix, values), options);
    }

    private static Answer entry(Fresh<List<Entry>> fresh, Access access) {
        return answer(fresh, new Filtered<>(fresh.value(), false), access);
    }

    private static Answer entries(Fresh<List<Entry>> fresh, Access access) {
        return answer(fresh, readable(fresh, access), access);
    }

    private static Answer answer(Fresh<List<Entry>> fresh, Filtered<Entry> visible, Access access) {
        Meta meta = Meta.ofBlocking(fresh.index()).filtered(visible.announced());
        if (visible.items().isEmpty()) {
            return fresh.mark(Answer.empty(404).with(meta));
        }
        JsonText json = new JsonText().openArray();
        visible.items()
                .forEach(entry -> EntryView.write(json, entry, access.scope().member(), true));
        return fresh.mark(Answer.json(json.closeArray()).with(meta));
    }

    private static Answer raw(Fresh<List<Entry>> fresh) {
        Meta meta = Meta.ofBlocking(fresh.index());
        if (fresh.value().isEmpty()) {
            return fresh.mark(Answer.empty(404).with(meta));
        }
        Buffer bytes = Buffer.buffer(fresh.value().get(0).value());
        return fresh.mark(Answer.bytes(200, "text/plain; charset=utf-8", bytes)
                .with("X-Content-Type-Options", "nosniff")
                .with("Content-Security-Policy", "sandbox")
                .with(meta));
    }

    private static Answer keys(String prefix, String separator, Fresh<List<Entry>> fresh, Access access) {
        Filtered<Entry> visible = readable(fresh, access);
        Meta meta = Meta.ofBlocking(fresh.index()).filtered(visible.announced());
        if (visible.items().isEmpty() && !prefix.isEmpty()) {
            return fresh.mark(Answer.empty(404).with(meta));
        }
        Set<String> cut = new LinkedHashSet<>();
        visible.items().forEach(entry -> cut.add(cut(entry.key(), prefix, separator)));
        JsonText json = new JsonText().openArray();
        cut.forEach(json::value);
        return fresh.mark(Answer.json(json.closeArray()).with(meta));
    }

    /** Up to the first separator behind the prefix, that one included. */
    private static String cut(String key, String prefix, String separator) {
        int at = separator.isEmpty() ? -1 : key.indexOf(separator, prefix.length());
        return at < 0 ? key : key.substring(0, at + separator.length());
    }

    private static String separator(Query query) {
        return query.has("separator") ? query.value("separator") : query.value("seperator");
    }

    private static Filtered<Entry> readable(Fresh<List<Entry>> fresh, Access access) {
        return access.rights().filter(fresh.value(), entry -> Permission.readKey(entry.key()));
    }
}
