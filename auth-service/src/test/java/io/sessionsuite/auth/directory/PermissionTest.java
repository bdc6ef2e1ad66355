package io.sessionsuite.auth.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.auth.AuthError;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionTest {

    private static PathRequest request(String method, String path, String query) {
        Map<String, List<String>> parameters =
                query.isEmpty() ? Map.of() : Map.of(query.split("=")[0], List.of(query.split("=")[1]));
        return new PathRequest(method, RequestPath.parse(path), parameters, "mine");
    }

    @ParameterizedTest(name = "F-89 {0} on {1} {2} is {3}")
    @CsvSource({
        "GET:/users, GET, /users, true",
        "GET:/users, GET, /users/, true",
        "GET:/users, POST, /users, false",
        "GET:/users, HEAD, /users, false",
        "'GET,HEAD:/users', HEAD, /users, true",
        "GET:/users, GET, /users/1, false",
        "GET:/users/*, GET, /users/1, true",
        "GET:/users/*, GET, /users, false",
        "GET:/users/*, GET, /users/1/sessions, false",
        "GET:/users/**, GET, /users, true",
        "GET:/users/**, GET, /users/1/sessions, true",
        "GET:/**, GET, '', true",
        "GET:/**/sessions, GET, /users/1/sessions, true",
        "GET:/**/sessions, GET, /users/1, false",
        "GET:/users/{id}, GET, /users/1, true",
        "GET:/users/{id}:id=1, GET, /users/1, true",
        "GET:/users/{id}:id=1, GET, /users/2, false",
        "GET:/users/{id}:id=#ID, GET, /users/mine, true",
        "GET:/users/{id}:id=#ID, GET, /users/yours, false",
        "GET:/a b, GET, /a%20b, true",
        "GET:/Users, GET, /users, false",
    })
    @DisplayName("F-89 paths")
    void paths(String permission, String method, String path, boolean allowed) {
        assertThat(Permission.parse(permission).allows(request(method, path, "")))
                .isEqualTo(allowed);
    }

    @Test
    @DisplayName("F-89 params restrict query parameters too")
    void query() {
        Permission permission = Permission.parse("GET:/users:realmName=native,realmName=branch");
        assertThat(permission.allows(request("GET", "/users", "realmName=branch")))
                .isTrue();
        assertThat(permission.allows(request("GET", "/users", "realmName=old"))).isFalse();
        assertThat(permission.allows(request("GET", "/users", ""))).isFalse();
    }

    @ParameterizedTest(name = "F-89 {0} is ambiguous")
    @ValueSource(
            strings = {
                "/a//b",
                "/a/./b",
                "/a/../b",
                "/a%2Fb",
                "/a/%2e%2e/b",
                "/a;x=1",
                "/a%3Bb",
                "/%zz",
                "/%",
                "/a%00",
                "//",
                "/a/%c3%28"
            })
    @DisplayName("F-89 ambiguous paths")
    void ambiguous(String path) {
        assertThatThrownBy(() -> RequestPath.parse(path)).isInstanceOf(AuthError.Invalid.class);
    }

    @Test
    @DisplayName("F-89 a user-level permission replaces the roles' ones of the same path")
    void userOverRole() {
        Role role = new Role(
                "1",
                "search",
                "",
                List.of(Permission.parse("GET,POST:/users"), Permission.parse("GET:/roles")),
                "[]",
                List.of(),
                Instant.EPOCH,
                Instant.EPOCH,
                1);
        Directory directory = new Directory("1", List.of(role), List.of());
        List<Permission> effective = directory.permissions(List.of("search"), List.of(Permission.parse("GET:/users")));
        assertThat(effective).extracting(Permission::path).containsExactlyInAnyOrder("/users", "/roles");
        assertThat(effective).noneMatch(permission -> permission.allows(request("POST", "/users", "")));
        assertThat(directory.permissions(List.of("search", "nobody-knows-it"), List.of()))
                .hasSize(2);
    }

    @Test
    @DisplayName("F-89 role admin may use every listed method on every path")
    void admin() {
        Permission all = Role.admin().permissions().getFirst();
        for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD")) {
            assertThat(all.allows(request(method, "/any/thing/at/all", ""))).isTrue();
        }
        assertThat(all.allows(request("TRACE", "/any", ""))).isFalse();
    }

    @Test
    void textAndObjectAreTheSame() {
        Permission text = Permission.parse("GET,PUT:/users/{id}:id=#ID");
        Permission object = Permission.of(new JsonObject(
                "{\"methods\":[\"GET\",\"PUT\"],\"path\":\"/users/{id}\",\"params\":{\"id\":[\"#ID\"]}}"));
        assertThat(object).isEqualTo(text);
        assertThat(Permission.of(object.toJson())).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET",
                "get:/a",
                ":/a",
                "GET:a",
                "GET:/a?b",
                "GET:/a*",
                "GET:/{a",
                "GET:/a:b",
                "GET:/**/**/**",
                "GET:/a//b"
            })
    void malformed(String text) {
        assertThatThrownBy(() -> Permission.parse(text)).isInstanceOf(AuthError.Invalid.class);
    }
}
