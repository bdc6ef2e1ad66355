package io.sessionsuite.coordination.http;

import io.sessionsuite.coordination.CoordinationError;
import io.vertx.core.MultiMap;

/**
 * What a read tells about itself in headers.
 *
 * @param index at least 1 on the wire
 * @param blocks whether this read can block
 * @param filtered whether something was left out and the caller is to know
 */
public record Meta(long index, boolean knownLeader, boolean blocks, boolean filtered) {

    public static Meta ofBlocking(long index) {
        return new Meta(index, true, true, false);
    }

    /** Of a read that cannot block. */
    public static Meta ofPlain(long index) {
        return new Meta(index, true, false, false);
    }

    public Meta filtered(boolean filtered) {
        return new Meta(index, knownLeader, blocks, filtered);
    }

    /** Shows the headers of a read on a refusal. */
    public void addTo(CoordinationError error) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        writeTo(headers);
        headers.forEach(header -> error.with(header.getKey(), header.getValue()));
    }

    void writeTo(MultiMap headers) {
        headers.set("X-Consul-Index", Long.toString(Math.max(1, index)));
        headers.set("X-Consul-Knownleader", Boolean.toString(knownLeader));
        headers.set("X-Consul-Lastcontact", "0");
        if (blocks) {
            headers.set("X-Consul-Query-Backend", "blocking-query");
        }
        if (filtered) {
            headers.set("X-Consul-Results-Filtered-By-Acls", "true");
        }
    }
}
