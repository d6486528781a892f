package org.opencus.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads answers off a connection with as little work as possible: what the reader takes, the server on these cores lacks. */
final class Answers {
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS = 9;
    private static final int NOWHERE = -1;

    private final InputStream in;
    private final byte[] bytes = new byte[1 << 16];
    private int from;
    private int to;
    /** Of the last answer: the bytes of its head, where in it its length is told, and its length. */
    private int head;

    private int lengthAt = NOWHERE;
    private int length;

    Answers(InputStream in) {
        this.in = in;
    }

    /** Reads one whole answer and returns its status. */
    int next() throws IOException {
        if (from == to) {
            moved();
            fill();
        }
        if (!isLikeTheLast()) {
            readHead();
        }
        int status = number(from + STATUS);
        from += head;
        skip(length);
        return status;
    }

    /** Answers to one request have heads of one form: what was found in the last one need not be searched again. */
    private boolean isLikeTheLast() {
        return lengthAt != NOWHERE
                && from + head <= to
                && isEmptyLine(from + head - 4)
                && isLength(from + lengthAt)
                && number(from + lengthAt + LENGTH.length) == length;
    }

    private void readHead() throws IOException {
        int end = endOfHead();
        head = end - from;
        lengthAt = lengthAt(end);
        length = lengthAt == NOWHERE ? 0 : number(from + lengthAt + LENGTH.length);
    }

    /** Where the first empty line ends. */
    private int endOfHead() throws IOException {
        int at = from;
        while (true) {
            for (; at < to - 3; at++) {
                if (isEmptyLine(at)) {
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

    private boolean isEmptyLine(int at) {
        return bytes[at] == '\r' && bytes[at + 1] == '\n' && bytes[at + 2] == '\r' && bytes[at + 3] == '\n';
    }

    private int lengthAt(int end) {
        for (int at = from; at < end - LENGTH.length; at++) {
            if (bytes[at] == '\n' && isLength(at + 1)) {
                return at + 1 - from;
            }
        }
        return NOWHERE;
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
