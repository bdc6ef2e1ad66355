package io.sessionsuite.body;

/** One decoded pair; {@code a=} and a bare {@code a} both have the empty value. */
public record Parameter(String name, String value) {}
