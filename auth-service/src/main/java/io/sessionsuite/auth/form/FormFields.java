package io.sessionsuite.auth.form;

import io.sessionsuite.body.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the login form carries.
 *
 * @param username without blanks at the ends
 * @param password as typed
 * @param csrfOff whether protection against cross-site requests was asked to be off
 */
record FormFields(
        String username, String password, @Nullable String realm, boolean csrfOff) {

    /** The fields, or null if one is missing or came twice. */
    static @Nullable FormFields of(Parameters form) {
        List<String> username = form.all("z_username");
        List<String> password = form.all("z_password");
        List<String> realm = form.all("z_realm");
        List<String> csrf = form.all("z_csrf_protection");
        if (username.size() != 1 || password.size() != 1 || realm.size() > 1 || csrf.size() > 1) {
            return null;
        }
        return new FormFields(
                username.get(0).strip(),
                password.get(0),
                realm.stream().filter(name -> !name.isEmpty()).findFirst().orElse(null),
                csrf.contains("off"));
    }

    @Override
    public String toString() {
        return "FormFields[" + realm + "]";
    }
}
