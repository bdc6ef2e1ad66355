package io.sessionsuite.login;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The login page, the same bytes on every path of every service (auth 1.5, M-03): pure ASCII, one form that posts to
 * {@code z_security_check} below the root. Served as exactly {@code text/html}.
 */
public final class LoginPage {

    /** Exactly this: clients compare the string. */
    public static final String CONTENT_TYPE = "text/html";

    /** Headers of every HTML answer; HSTS over https is the service's to add. */
    public static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'self'; object-src 'none';"
                    + " frame-ancestors 'none'",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Referrer-Policy",
            "same-origin",
            "X-Content-Type-Options",
            "nosniff",
            "Cache-Control",
            "no-store");

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <base href="/">
            <title>Log in</title>
            <link rel="stylesheet" href="login/login.css">
            </head>
            <body>
            <main>
            <h1>Log in</h1>
            """;

    private static final String FORM = """
            <form action="z_security_check" method="post">
            <label for="z_username">User name</label>
            <input id="z_username" name="z_username" type="text" autocomplete="username" required autofocus>
            <label for="z_password">Password</label>
            <input id="z_password" name="z_password" type="password" autocomplete="current-password" required>
            <button type="submit">Log in</button>
            </form>
            </main>
            </body>
            </html>
            """;

    private static final byte[] PLAIN = (HEAD + FORM).getBytes(StandardCharsets.US_ASCII);

    private LoginPage() {}

    /** The page as shown to whoever is not logged in. Not to be changed. */
    public static byte[] bytes() {
        return PLAIN;
    }

    /** The page with one sentence above the form; the sentence is ours, never a client's text. */
    public static byte[] withNotice(String sentence) {
        return (HEAD + "<p role=\"alert\">" + sentence + "</p>\n" + FORM).getBytes(StandardCharsets.US_ASCII);
    }
}
