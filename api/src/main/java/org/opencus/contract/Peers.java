package org.opencus.contract;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Where requests come from. */
final class Peers {
    private static final HeaderName FORWARDED_FOR = HeaderNames.create("X-Forwarded-For");

    private final int proxies;

    /** Behind so many proxies of the deployment's own, each of which adds the address that it sees. */
    Peers(int proxies) {
        this.proxies = proxies;
    }

    /** The address of the client; what it claims of itself beyond the trusted proxies is not believed. */
    String address(ServerRequest request) {
        String forwarded = proxies == 0 ? null : Ready.joined(request.headers(), FORWARDED_FOR);
        if (forwarded == null) {
            return peer(request);
        }
        String[] hops = forwarded.split(",");
        return hops[Math.max(0, hops.length - proxies)].strip();
    }

    private static String peer(ServerRequest request) {
        if (request.remotePeer().address() instanceof InetSocketAddress socket) {
            InetAddress address = socket.getAddress();
            return address == null ? socket.getHostString() : address.getHostAddress();
        }
        return request.remotePeer().host();
    }
}
