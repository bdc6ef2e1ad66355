package io.sessionsuite.origin;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A configured set of addresses and CIDR networks. */
public final class IpNetworks {

    private record Network(IpAddress base, int bits) {
        boolean contains(IpAddress address) {
            return base.sharesPrefix(address, bits);
        }
    }

    private static final int MAPPED_BITS = 96;

    private final List<Network> networks;

    private IpNetworks(List<Network> networks) {
        this.networks = networks;
    }

    /**
     * @param key the setting, named when an entry is neither an address nor a network
     * @param entries {@code 10.0.0.1}, {@code 10.0.0.0/8}, {@code fd00::/8}; bits beyond the prefix are ignored
     */
    public static IpNetworks of(String key, Collection<String> entries) {
        return new IpNetworks(entries.stream()
                .map(entry -> parse(entry.strip())
                        .orElseThrow(() -> new IllegalArgumentException(
                                key + ": not an IP address or network (names are not looked up): " + entry)))
                .toList());
    }

    public boolean contains(IpAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static Optional<Network> parse(String entry) {
        String[] parts = entry.split("/", 2);
        return IpAddress.parse(parts[0]).flatMap(base -> bits(base, parts).map(bits -> new Network(base, bits)));
    }

    private static Optional<Integer> bits(IpAddress base, String[] parts) {
        if (parts.length == 1) {
            return Optional.of(base.bits());
        }
        if (!parts[1].matches("\\d{1,3}")) {
            return Optional.empty();
        }
        boolean mapped = base.bits() == 32 && parts[0].contains(":");
        int bits = Integer.parseInt(parts[1]) - (mapped ? MAPPED_BITS : 0);
        return bits < 0 || bits > base.bits() ? Optional.empty() : Optional.of(bits);
    }
}
