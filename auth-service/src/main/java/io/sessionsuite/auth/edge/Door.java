package io.sessionsuite.auth.edge;

import io.sessionsuite.auth.fusion.Answer;
import io.sessionsuite.auth.fusion.FusionErrors;
import io.sessionsuite.auth.oauth.OAuthErrors;

/** Whose dialect a path answers in. */
enum Door {
    FUSION {
        @Override
        Answer malformed() {
            return FusionErrors.malformed("path");
        }

        @Override
        Answer notFound() {
            return FusionErrors.notFound();
        }

        @Override
        Answer methodNotAllowed(String allow) {
            return FusionErrors.methodNotAllowed(allow);
        }

        @Override
        Answer uriTooLong() {
            return FusionErrors.uriTooLong();
        }

        @Override
        Answer forbidden() {
            return FusionErrors.forbidden();
        }
    },
    OAUTH {
        @Override
        Answer malformed() {
            return OAuthErrors.invalidRequest(400, "The path is ambiguous");
        }

        @Override
        Answer notFound() {
            return OAuthErrors.invalidRequest(404, "There is no such endpoint");
        }

        @Override
        Answer methodNotAllowed(String allow) {
            return OAuthErrors.invalidRequest(405, "This method is not allowed here")
                    .with("Allow", allow);
        }

        @Override
        Answer uriTooLong() {
            return OAuthErrors.invalidRequest(414, "The query is too long");
        }

        @Override
        Answer forbidden() {
            return OAuthErrors.invalidRequest(403, "This origin is not allowed");
        }
    };

    abstract Answer malformed();

    abstract Answer notFound();

    abstract Answer methodNotAllowed(String allow);

    abstract Answer uriTooLong();

    abstract Answer forbidden();
}
