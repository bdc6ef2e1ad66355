package io.sessionsuite.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code tar.gz} of Maven Central in the one version that is meant, byte for byte.
 *
 * @param sha256 in lower-case hexadecimals
 */
record PinnedArchive(String artifact, String version, String sha256) {

    private static final Pattern LINE =
            Pattern.compile("([0-9a-f]{64})  ([a-z][a-z-]*[a-z])-([0-9][\\w.]*)\\.tar\\.gz\\s*");

    /** The one that file names, a line as {@code sha256sum} writes it. */
    static PinnedArchive read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PinnedArchive parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not 'SHA-256, two blanks, NAME-VERSION.tar.gz': " + line);
        }
        return new PinnedArchive(parts.group(2), parts.group(3), parts.group(1));
    }

    String fileName() {
        return artifact + "-" + version + ".tar.gz";
    }

    /** As Maven names it. */
    String coordinates(String group) {
        return group + ":" + artifact + ":" + version + ":tar.gz";
    }

    /** Fails as missing where the file is not that archive. */
    void check(Path file) {
        String found = digest(file);
        if (!found.equals(sha256)) {
            throw new PeerMissingException(file + " has SHA-256 " + found + ", not " + sha256);
        }
    }

    private static String digest(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            bytes.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
