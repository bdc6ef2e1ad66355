package io.sessionsuite.coordination.kv;

/** What a write puts under a key. */
@SuppressWarnings("ArrayRecordComponent") // bytes pass through unread
public record Payload(byte[] value, Flags flags) {}
