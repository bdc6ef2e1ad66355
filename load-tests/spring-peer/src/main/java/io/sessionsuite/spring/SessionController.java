package io.sessionsuite.spring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.SessionAttribute;
import org.springframework.web.server.ResponseStatusException;

/** Login and who is logged in. */
@RestController
class SessionController {

    static final int IDLE_SECONDS = 1_800;
    static final String USER = "user";

    record Credentials(String username, String password) {}

    record Role(String name) {}

    private final RedisUsers users;

    SessionController(RedisUsers users) {
        this.users = users;
    }

    @PostMapping("/api/session")
    @ResponseStatus(HttpStatus.CREATED)
    void logIn(@RequestBody Credentials credentials, HttpServletRequest request) {
        if (!users.knows(credentials.username(), credentials.password())) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        open(credentials.username(), request);
    }

    /** What fills the store before a scenario: no password, so that a thousand sessions take no minute. */
    @PostMapping("/open")
    @ResponseStatus(HttpStatus.CREATED)
    void open(@RequestBody Map<String, String> user, HttpServletRequest request) {
        open(user.getOrDefault("username", ""), request);
    }

    private static void open(String username, HttpServletRequest request) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        request.getSession().setAttribute(USER, SessionUser.of(username));
    }

    @GetMapping("/api/session")
    Map<String, Object> read(@SessionAttribute(name = USER, required = false) SessionUser user, HttpSession session) {
        if (user == null) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        List<Role> roles = user.roleNames().stream().map(Role::new).toList();
        Map<String, Object> view = Map.of(
                "kind", "session",
                "createdAt", Instant.ofEpochMilli(session.getCreationTime()).toString(),
                "idleTimeoutSecs", session.getMaxInactiveInterval());
        return Map.of("user", user, "roles", roles, "session", view);
    }
}
