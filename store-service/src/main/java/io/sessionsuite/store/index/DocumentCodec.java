package io.sessionsuite.store.index;

import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.StoredFieldsFormat;
import org.apache.lucene.codecs.compressing.CompressionMode;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene90.compressing.Lucene90CompressingStoredFieldsFormat;

/**
 * The engine's own format, but documents are kept in blocks of a few: whoever reads one unpacks its block, and the
 * engine's usual block has dozens of session documents.
 */
public final class DocumentCodec extends FilterCodec {

    private static final String NAME = "SessionDocuments1";
    private static final int BLOCK_BYTES = 4 << 10;
    private static final int DOCUMENTS_OF_A_BLOCK = 16;
    private static final int BLOCK_SHIFT = 10;

    private final StoredFieldsFormat stored = new Lucene90CompressingStoredFieldsFormat(
            NAME, CompressionMode.FAST, BLOCK_BYTES, DOCUMENTS_OF_A_BLOCK, BLOCK_SHIFT);

    /** For the engine, which finds it by its name. */
    public DocumentCodec() {
        super(NAME, new Lucene104Codec());
    }

    @Override
    public StoredFieldsFormat storedFieldsFormat() {
        return stored;
    }
}
