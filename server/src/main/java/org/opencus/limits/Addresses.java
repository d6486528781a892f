package org.opencus.limits;

/** What of an address names one subscriber. */
final class Addresses {
    private static final int NETWORK_GROUPS = 4;

    private Addresses() {}

    /** An IPv4 address as it is; of an IPv6 address the network (/64), because one subscriber has all of it. */
    static String subscriber(String address) {
        if (!address.contains(":")) {
            return address;
        }
        String plain = address.contains("%") ? address.substring(0, address.indexOf('%')) : address;
        String[] ends = plain.split("::", 2);
        String[] first = ends[0].isEmpty() ? new String[0] : ends[0].split(":");
        var network = new StringBuilder();
        for (int group = 0; group < NETWORK_GROUPS; group++) {
            network.append(group < first.length ? first[group] : "0").append(':');
        }
        return network.toString();
    }
}
