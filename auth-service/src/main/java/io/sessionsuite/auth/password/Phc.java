package io.sessionsuite.auth.password;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/** An argon2 hash as a PHC string: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}, base64 without padding. */
final class Phc {

    /** What new hashes cost: OWASP's minimum for argon2id. */
    static final Cost PRESENT = new Cost(19_456, 2, 1);

    static final int SALT_BYTES = 16;
    static final int HASH_BYTES = 32;

    private static final Cost MOST = new Cost(262_144, 10, 8);
    private static final Pattern FORM =
            Pattern.compile("\\$argon2(id|i|d)\\$v=(16|19)\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})"
                    + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,172})");

    /** @param memory in KiB */
    record Cost(int memory, int iterations, int lanes) {

        private boolean within(Cost most) {
            return memory <= most.memory && iterations <= most.iterations && lanes <= most.lanes;
        }
    }

    private final int type;
    private final int version;
    private final Cost cost;
    private final byte[] salt;
    private final byte[] hash;

    private Phc(int type, int version, Cost cost, byte[] salt, byte[] hash) {
        this.type = type;
        this.version = version;
        this.cost = cost;
        this.salt = salt;
        this.hash = hash;
    }

    /** The hash of that text, or null if it is no argon2 hash of a bearable cost. */
    static @Nullable Phc parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return null;
        }
        Cost cost = new Cost(number(form, 3), number(form, 4), number(form, 5));
        boolean sound = cost.lanes >= 1 && cost.iterations >= 1 && cost.memory >= 8 * cost.lanes && cost.within(MOST);
        return sound ? new Phc(type(form.group(1)), number(form, 2), cost, bytes(form, 6), bytes(form, 7)) : null;
    }

    /** The hash of this password with this salt, at the present cost. */
    static Phc of(byte[] password, byte[] salt) {
        return present(salt, present(salt, new byte[HASH_BYTES]).compute(password));
    }

    /** A hash of the present kind and cost with these bytes. */
    static Phc present(byte[] salt, byte[] hash) {
        return new Phc(Argon2Parameters.ARGON2_id, Argon2Parameters.ARGON2_VERSION_13, PRESENT, salt, hash);
    }

    /** Whether this is the password; takes as long if it is not. */
    boolean fits(byte[] password) {
        return MessageDigest.isEqual(hash, compute(password));
    }

    private byte[] compute(byte[] password) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(type)
                .withVersion(version)
                .withMemoryAsKB(cost.memory)
                .withIterations(cost.iterations)
                .withParallelism(cost.lanes)
                .withSalt(salt)
                .build());
        byte[] computed = new byte[hash.length];
        generator.generateBytes(password, computed);
        return computed;
    }

    /** Whether a login should replace it. */
    boolean isOutdated() {
        return type != Argon2Parameters.ARGON2_id
                || version != Argon2Parameters.ARGON2_VERSION_13
                || !PRESENT.within(cost)
                || salt.length < SALT_BYTES
                || hash.length < HASH_BYTES;
    }

    String text() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2" + typeName() + "$v=" + version + "$m=" + cost.memory + ",t=" + cost.iterations + ",p="
                + cost.lanes + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    private String typeName() {
        return switch (type) {
            case Argon2Parameters.ARGON2_id -> "id";
            case Argon2Parameters.ARGON2_i -> "i";
            default -> "d";
        };
    }

    private static int type(String name) {
        return switch (name) {
            case "id" -> Argon2Parameters.ARGON2_id;
            case "i" -> Argon2Parameters.ARGON2_i;
            default -> Argon2Parameters.ARGON2_d;
        };
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }

    private static byte[] bytes(Matcher form, int group) {
        return Base64.getDecoder().decode(form.group(group));
    }
}
