package io.sessionsuite.auth.directory;

import io.sessionsuite.login.UserId;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Rights given to a user directly, as virtual roles {@code right:R} (auth 5.3). */
public interface DirectRights {

    /** All rights of a user: the direct ones in the order given, then the others sorted. */
    Uni<List<String>> of(User user);

    /** Makes these the user's rights; Conflict RIGHT_OF_ROLE if another role gives one outside the list. */
    Uni<User> replace(UserId id, List<String> rights, Actor actor);
}
