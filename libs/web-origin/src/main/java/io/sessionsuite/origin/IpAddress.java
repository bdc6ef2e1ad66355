package io.sessionsuite.origin;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * An IP address in its one canonical form: IPv4-mapped IPv6 is IPv4, IPv6 is written as RFC 5952 says, zones are
 * dropped.
 */
public final class IpAddress {

    /** {@code 0.0.0.0}: the peer has no IP address. */
    public static final IpAddress NONE = new IpAddress(new byte[4]);

    private static final int SUBNET_BYTES = 8;

    private final byte[] bytes;

    private IpAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads a literal, IPv6 with or without brackets; empty for anything else, host names included. */
    public static Optional<IpAddress> parse(String literal) {
        byte[] parsed = NetUtil.createByteArrayFromIpAddressString(literal);
        return parsed == null ? Optional.empty() : Optional.of(new IpAddress(canonical(parsed)));
    }

    private static byte[] canonical(byte[] parsed) {
        try {
            return InetAddress.getByAddress(parsed).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Not an address of 4 or 16 bytes", e);
        }
    }

    /** What is throttled as one caller: an IPv4 address, or the /64 network of an IPv6 address. */
    public String throttlePrefix() {
        if (bytes.length == 4) {
            return toString();
        }
        byte[] network = Arrays.copyOf(Arrays.copyOf(bytes, SUBNET_BYTES), bytes.length);
        return NetUtil.bytesToIpAddress(network) + "/64";
    }

    int bits() {
        return bytes.length * 8;
    }

    boolean sharesPrefix(IpAddress other, int bits) {
        if (other.bytes.length != bytes.length) {
            return false;
        }
        int wholeBytes = bits / 8;
        int mask = 0xFF00 >> bits % 8;
        return Arrays.equals(bytes, 0, wholeBytes, other.bytes, 0, wholeBytes)
                && (bits % 8 == 0 || ((bytes[wholeBytes] ^ other.bytes[wholeBytes]) & mask & 0xFF) == 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress address && Arrays.equals(bytes, address.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return NetUtil.bytesToIpAddress(bytes);
    }
}
