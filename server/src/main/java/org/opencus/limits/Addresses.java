package org.opencus.limits;

import java.net.InetAddress;
import java.util.HexFormat;

/** What of an address names one subscriber. */
public final class Addresses {
    private static final HexFormat GROUPS = HexFormat.ofDelimiter(":");
    private static final int V6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    private Addresses() {}

    /** An IPv4 address as it is; of an IPv6 address the network (/64), because one subscriber has all of it. */
    public static String subscriber(String address) {
        try {
            InetAddress literal = InetAddress.ofLiteral(address.replaceFirst("%.*", ""));
            byte[] bytes = literal.getAddress();
            return bytes.length == V6_BYTES ? GROUPS.formatHex(bytes, 0, NETWORK_BYTES) : literal.getHostAddress();
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }
}
