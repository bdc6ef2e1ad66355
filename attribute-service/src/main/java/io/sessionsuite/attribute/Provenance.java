package io.sessionsuite.attribute;

import io.sessionsuite.origin.Arrival;
import io.sessionsuite.origin.RequestFacts;
import java.util.Map;

/**
 * Where a request comes from.
 *
 * @param corsHeaders what its answer must carry so that the page of an allowed origin may read it
 */
record Provenance(RequestFacts facts, Arrival arrival, Map<String, String> corsHeaders) {

    String address() {
        return arrival.address().toString();
    }
}
