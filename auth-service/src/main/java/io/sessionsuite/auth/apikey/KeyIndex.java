package io.sessionsuite.auth.apikey;

import io.sessionsuite.login.Sid;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Which API keys there are; the records are the truth. */
interface KeyIndex {

    Uni<Void> add(Sid id);

    Uni<Void> remove(Sid id);

    Uni<List<Sid>> all();
}
