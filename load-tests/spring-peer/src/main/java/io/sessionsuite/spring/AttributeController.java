package io.sessionsuite.spring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Attributes of the session that is logged in. */
@RestController
class AttributeController {

    @GetMapping("/api/2/session/get")
    Map<String, Object> get(@RequestParam("key") List<String> keys, HttpServletRequest request) {
        HttpSession session = loggedIn(request);
        Map<String, Object> found = new LinkedHashMap<>();
        for (String key : keys) {
            Object value = session.getAttribute(key);
            if (value != null) {
                found.put(key, value);
            }
        }
        return found;
    }

    @PostMapping("/api/2/session/put")
    Map<String, Object> put(@RequestParam Map<String, String> attributes, HttpServletRequest request) {
        HttpSession session = loggedIn(request);
        attributes.forEach(session::setAttribute);
        return Map.of();
    }

    @PostMapping("/api/2/session/delete")
    Map<String, Object> delete(@RequestParam("key") List<String> keys, HttpServletRequest request) {
        HttpSession session = loggedIn(request);
        keys.forEach(session::removeAttribute);
        return Map.of();
    }

    private static HttpSession loggedIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || session.getAttribute(SessionController.USER) == null) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        return session;
    }
}
