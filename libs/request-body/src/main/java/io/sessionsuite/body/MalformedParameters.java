package io.sessionsuite.body;

/** Parameters that do not follow their own syntax. */
public final class MalformedParameters extends RequestBodyException {

    /** What is wrong. */
    public enum Defect {
        /** A bad percent escape (strict decoding only), malformed UTF-8, or a part in another charset or encoding. */
        ENCODING,
        /** No boundary, a part without end or without name. */
        MULTIPART
    }

    private final Defect defect;

    MalformedParameters(Defect defect) {
        super("Malformed parameters: " + defect);
        this.defect = defect;
    }

    public Defect defect() {
        return defect;
    }
}
