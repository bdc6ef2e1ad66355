package io.sessionsuite.auth.form;

import java.nio.charset.StandardCharsets;

/** What {@code /index.csp} shows to whoever is logged in: the user name and a button that logs out (SEC-52). */
final class LoggedInPage {

    private LoggedInPage() {}

    static byte[] of(String user) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <base href="/">
                <title>Logged in</title>
                <link rel="stylesheet" href="login/login.css">
                </head>
                <body>
                <main>
                <h1>Logged in</h1>
                <p>You are logged in as <strong>%s</strong>.</p>
                <form action="login/logout.csp" method="post">
                <button type="submit">Log out</button>
                </form>
                </main>
                </body>
                </html>
                """.formatted(escaped(user)).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Letters, digits and a few harmless marks stand for themselves, all else becomes a numeric reference: pure ASCII.
     */
    private static String escaped(String text) {
        StringBuilder html = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isPlain(c)) {
                html.appendCodePoint(c);
            } else {
                html.append("&#").append(c).append(';');
            }
        });
        return html.toString();
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || " .,_@-".indexOf(c) >= 0;
    }
}
