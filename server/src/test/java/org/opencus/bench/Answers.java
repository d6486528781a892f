package org.opencus.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads answers off a connection with as little work as possible: what the reader takes, the server on these cores lacks. */
final class Answers {
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS = 9;

    private final InputStream in;
    private final byte[] bytes = new byte[1 << 16];
    private int from;
    private int to;

    Answers(InputStream in) {
        this.in = in;
    }

    /** Reads one whole answer and returns its status. */
    int next() throws IOException {
        int end = endOfHead();
        int status = number(from + STATUS);
        int length = length(end);
        from = end;
        skip(length);
        return status;
    }

    /** Where the first empty line ends. */
    private int endOfHead() throws IOException {
        int at = from;
        while (true) {
            for (; at < to - 3; at++) {
                if (bytes[at] == '\r' && bytes[at + 1] == '\n' && bytes[at + 2] == '\r' && bytes[at + 3] == '\n') {
                    return at + 4;
                }
            }
            at -= moved();
            fill();
        }
    }

    /** Makes room at the end; returns by how much everything moved. */
    private int moved() {
        int by = from;
        System.arraycopy(bytes, from, bytes, 0, to - from);
        to -= by;
        from = 0;
        return by;
    }

    private void fill() throws IOException {
        int read = in.read(bytes, to, bytes.length - to);
        if (read <= 0) {
            throw new IOException("The server closed the connection, or sent a head that is too long.");
        }
        to += read;
    }

    private int length(int end) {
        for (int at = from; at < end - LENGTH.length; at++) {
            if (bytes[at] == '\n' && isLength(at + 1)) {
                return number(at + 1 + LENGTH.length);
            }
        }
        return 0;
    }

    private boolean isLength(int at) {
        for (int i = 0; i < LENGTH.length; i++) {
            if ((bytes[at + i] | 0x20) != (LENGTH[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private int number(int start) {
        int at = start;
        while (bytes[at] == ' ') {
            at++;
        }
        int number = 0;
        for (; bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            number = number * 10 + bytes[at] - '0';
        }
        return number;
    }

    private void skip(int length) throws IOException {
        int left = length;
        while (left > to - from) {
            left -= to - from;
            from = 0;
            to = 0;
            fill();
        }
        from += left;
    }
}
