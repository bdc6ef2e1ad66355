package io.sessionsuite.body;

import io.sessionsuite.body.MalformedParameters.Defect;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Collects pairs up to a limit; names and values are UTF-8. */
final class PairCollector {

    private final int limit;
    private final List<Parameter> pairs = new ArrayList<>();

    PairCollector(int limit) {
        this.limit = limit;
    }

    void add(String name, String value) {
        if (pairs.size() == limit) {
            throw new TooManyParameters(limit);
        }
        pairs.add(new Parameter(name, value));
    }

    Parameters parameters() {
        return new Parameters(pairs);
    }

    static String text(byte[] bytes, int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedParameters(Defect.ENCODING);
        }
    }
}
