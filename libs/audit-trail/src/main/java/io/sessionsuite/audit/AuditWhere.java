package io.sessionsuite.audit;

/**
 * Where an event came from; empty where unknown.
 *
 * @param address the client's canonical address
 * @param agent its User-Agent header
 * @param door the dialect it used, such as {@code fusion}, {@code mmonit} or {@code m1}
 */
public record AuditWhere(String address, String agent, String door) {

    public static final AuditWhere NOWHERE = new AuditWhere("", "", "");
}
