package io.sessionsuite.auth.m1;

import io.sessionsuite.body.ContentType;
import io.sessionsuite.body.FormDecoder;
import io.sessionsuite.body.MalformedParameters;
import io.sessionsuite.body.MultipartDecoder;
import io.sessionsuite.body.Parameters;
import io.sessionsuite.body.TooManyParameters;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one request: those of the body, then those of the query. The first of a name wins, empty means
 * missing, unknown ones are nobody's business. A password in the query is refused, as queries end up in logs (A-103,
 * SEC-54).
 */
record M1Parameters(Parameters pairs) {

    private static final int MAX_PAIRS = 1_000;
    private static final FormDecoder DECODER = FormDecoder.tolerant(MAX_PAIRS);
    private static final MultipartDecoder MULTIPART = new MultipartDecoder(MAX_PAIRS);
    private static final List<String> SECRETS = List.of("password", "currentPassword");

    static M1Parameters read(byte[] body, ContentType type, @Nullable String query) {
        try {
            Parameters asked = DECODER.query(query);
            refuseSecrets(asked);
            return new M1Parameters(pairs(body, type).and(asked));
        } catch (MalformedParameters e) {
            throw switch (e.defect()) {
                case ENCODING -> M1Refusal.badRequest("malformed encoding");
                case MULTIPART -> M1Refusal.badRequest("malformed multipart body");
            };
        } catch (TooManyParameters e) {
            throw M1Refusal.badRequest("too many parameters");
        }
    }

    static boolean isReadable(ContentType type) {
        return type.isUtf8(ContentType.FORM) || type.isUtf8(ContentType.MULTIPART) || type.isUtf8(ContentType.JSON);
    }

    String required(String name) {
        return optional(name).orElseThrow(() -> M1Refusal.missing(name));
    }

    Optional<String> optional(String name) {
        return pairs.first(name).filter(value -> !value.isEmpty());
    }

    String password() {
        return required("password");
    }

    private static void refuseSecrets(Parameters query) {
        for (String secret : SECRETS) {
            if (query.first(secret).isPresent()) {
                throw M1Refusal.badRequest("parameter " + secret + " belongs into the body");
            }
        }
    }

    private static Parameters pairs(byte[] body, ContentType type) {
        return switch (body.length == 0 ? "" : type.mediaType()) {
            case ContentType.FORM -> DECODER.body(body);
            case ContentType.MULTIPART -> MULTIPART.decode(body, type);
            case ContentType.JSON -> JsonPairs.read(body);
            default -> Parameters.NONE;
        };
    }
}
