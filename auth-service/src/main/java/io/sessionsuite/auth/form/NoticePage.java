package io.sessionsuite.auth.form;

import java.nio.charset.StandardCharsets;

/** A page with one sentence and no form, for errors that logging in again would not mend (auth 2). */
final class NoticePage {

    private NoticePage() {}

    /** The sentence is ours, never a client's text. */
    static byte[] of(String sentence) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <base href="/">
                <title>Error</title>
                <link rel="stylesheet" href="login/login.css">
                </head>
                <body>
                <main>
                <h1>Error</h1>
                <p role="alert">%s</p>
                </main>
                </body>
                </html>
                """.formatted(sentence).getBytes(StandardCharsets.US_ASCII);
    }
}
