package io.sessionsuite.auth.wire;

/**
 * The form login, seen by a client at one address.
 *
 * @param client sends no header a browser would; {@link #asBrowser()} does
 */
public record FormBrowser(RawClient client) {

    public static FormBrowser from(String address) {
        return new FormBrowser(RawClient.from(address).with("User-Agent: curl/8"));
    }

    public FormBrowser asBrowser() {
        return new FormBrowser(client.with("Origin: " + RawClient.ownOrigin()));
    }

    public FormBrowser with(String header) {
        return new FormBrowser(client.with(header));
    }

    public FormBrowser holding(String token) {
        return new FormBrowser(client.cookie("zsessionid", token));
    }

    /** The token that comes with a fresh login page. */
    public String prelogin() {
        return client.get("/index.csp").cookie("zsessionid");
    }

    public Answer login(Account account, String... more) {
        String[] pairs = new String[4 + more.length];
        pairs[0] = "z_username";
        pairs[1] = account.name();
        pairs[2] = "z_password";
        pairs[3] = account.password();
        System.arraycopy(more, 0, pairs, 4, more.length);
        return client.form("/z_security_check", pairs);
    }

    /** Whether {@code /index.csp} greets the holder of that token. */
    public boolean isLoggedIn(String token) {
        return holding(token).client().get("/index.csp").text().contains("You are logged in as");
    }
}
