package io.sessionsuite.auth.caller;

import io.sessionsuite.auth.directory.RequestPath;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** Whether a caller may do something under {@code /api} (auth 5.2), roles as they are now. */
public interface Access {

    /**
     * @param query decoded query parameters
     */
    Uni<Boolean> allows(Identity identity, String method, RequestPath path, Map<String, List<String>> query);
}
