package io.sessionsuite.coordination.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** The networks from which writes are taken. */
final class Networks {

    private final List<Network> networks;

    /** @throws IllegalArgumentException for a text that is no CIDR, with the setting's name */
    Networks(List<String> cidrs) {
        this.networks = cidrs.stream().map(Network::of).toList();
    }

    boolean allow(String address) {
        return networks.isEmpty()
                || networks.stream()
                        .anyMatch(network -> network.contains(literal(address).getAddress()));
    }

    private static InetAddress literal(String address) {
        try {
            if (!address.matches("[0-9a-fA-F:.%]+")) {
                throw new IllegalArgumentException("coordination.http.allow-write-from: not an address: " + address);
            }
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("coordination.http.allow-write-from: not an address: " + address, e);
        }
    }

    private record Network(InetAddress network, int bits) {

        static Network of(String cidr) {
            int slash = cidr.indexOf('/');
            InetAddress network = literal(slash < 0 ? cidr : cidr.substring(0, slash));
            int all = network.getAddress().length * 8;
            return new Network(network, slash < 0 ? all : Math.min(all, Integer.parseInt(cidr.substring(slash + 1))));
        }

        boolean contains(byte[] other) {
            byte[] address = network.getAddress();
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
