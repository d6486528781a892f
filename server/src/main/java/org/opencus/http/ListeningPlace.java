package org.opencus.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Tries out where the server is to listen, because Helidon tells its log only that it could not. */
final class ListeningPlace {
    private static final int ANY_PORT = 0;

    private ListeningPlace() {}

    /** Refused where the host is none of this machine's, or the port is not free. */
    static void require(String name, int port) {
        InetAddress host = host(name);
        try {
            listen(host, ANY_PORT);
        } catch (IOException e) {
            throw wrongHost(name, e);
        }
        try {
            listen(host, port);
        } catch (IOException e) {
            throw new CannotListen(
                    "Port %d cannot be used: %s. Give another one with CUS_PORT.".formatted(port, e.getMessage()), e);
        }
    }

    private static InetAddress host(String name) {
        try {
            return InetAddress.getByName(name);
        } catch (UnknownHostException e) {
            throw wrongHost(name, e);
        }
    }

    private static CannotListen wrongHost(String name, IOException e) {
        return new CannotListen(
                "This machine has no address '%s' to listen on. Give another one with CUS_HOST.".formatted(name), e);
    }

    private static void listen(InetAddress host, int port) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host, port));
        }
    }
}
