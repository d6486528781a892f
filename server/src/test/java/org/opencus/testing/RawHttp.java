package org.opencus.testing;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Bytes to and from the server, for what no decent HTTP client would send. */
public final class RawHttp implements Closeable {
    private final Socket socket;

    private RawHttp(Socket socket) {
        this.socket = socket;
    }

    /** A new connection; reads fail after half a minute. */
    public static RawHttp connect(TestServer server) {
        return connect(server.port());
    }

    /** A new connection to a port of this machine. */
    public static RawHttp connect(int port) {
        try {
            Socket socket = new Socket("localhost", port);
            socket.setSoTimeout(Math.toIntExact(Duration.ofSeconds(30).toMillis()));
            return new RawHttp(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends on a connection of its own and reads the first answer. */
    public static String exchange(TestServer server, byte[] request) {
        try (RawHttp http = connect(server)) {
            return http.send(request).answer();
        }
    }

    /** The same with text, in Latin-1 so that each char is a byte. */
    public static String exchange(TestServer server, String request) {
        return exchange(server, request.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends bytes as they are; a server that hangs up early is no failure, its answer may wait to be read. */
    public RawHttp send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            return this;
        }
        return this;
    }

    /** Sends text, each char as one byte. */
    public RawHttp send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Says that nothing more will be sent. */
    public RawHttp halfClose() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One answer, head and body, or what came of it before the connection ended. */
    public String answer() {
        var read = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                read.write(next);
                if (isComplete(read)) {
                    break;
                }
            }
        } catch (IOException e) {
            read.writeBytes(("\n(" + e.getMessage() + ")").getBytes(StandardCharsets.UTF_8));
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    /** Everything that the server sends until it ends the connection. */
    public String everything() {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the server has ended the connection. */
    public boolean isEnded() {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean isComplete(ByteArrayOutputStream read) {
        String text = read.toString(StandardCharsets.ISO_8859_1);
        int head = text.indexOf("\r\n\r\n");
        if (head < 0) {
            return false;
        }
        var length =
                java.util.regex.Pattern.compile("(?i)content-length: *(\\d+)").matcher(text.substring(0, head));
        return length.find() && text.length() >= head + 4 + Integer.parseInt(length.group(1));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
