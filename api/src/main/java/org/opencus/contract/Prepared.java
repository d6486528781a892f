package org.opencus.contract;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.DateTime;
import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.WritableHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A whole answer in the bytes that go over the wire, but for its date and the headers of the one request: collecting
 * headers in a map and writing them one by one would cost a small answer more than everything else.
 */
final class Prepared {
    private static final byte[] STATUS = ascii("HTTP/1.1 200 OK\r\nDate: ");
    private static final byte[] LENGTH = ascii("Content-Length: ");
    private static final byte[] END = ascii("\r\n\r\n");
    private static final int OWN_HEADERS = 256;
    private static final int HEAD = 700;
    private static final SpareBuffers SPARE = new SpareBuffers();

    private final Ready ready;
    private final List<Header> headers;
    private volatile byte[] plainHead;
    private volatile byte[] packedHead;

    /** Later headers replace earlier ones of the same name. */
    Prepared(Ready ready, List<Header> headers) {
        this.ready = ready;
        this.headers = List.copyOf(headers);
    }

    private byte[] plainHead() {
        byte[] head = plainHead;
        if (head == null) {
            head = head(headers, ready.headers(false));
            plainHead = head;
        }
        return head;
    }

    private byte[] packedHead() {
        byte[] head = packedHead;
        if (head == null) {
            head = head(headers, ready.headers(true));
            packedHead = head;
        }
        return head;
    }

    private static byte[] head(List<Header> headers, List<Header> ofBody) {
        WritableHeaders<?> all = WritableHeaders.create();
        headers.forEach(all::set);
        ofBody.forEach(all::set);
        all.set(HeaderValues.CONNECTION_KEEP_ALIVE);
        BufferData head = BufferData.growing(HEAD);
        for (Header header : all) {
            header.validate();
            header.writeHttp1Header(head);
        }
        return head.readBytes();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    Ready ready() {
        return ready;
    }

    /** What every answer made from this carries, besides the headers of the body. */
    List<Header> headers() {
        return headers;
    }

    /** Bytes of memory that keeping this costs, roughly. */
    int weight() {
        return ready.weight() + 2 * HEAD;
    }

    /** Sends the answer to one request: in one piece, because two writes would be two packets. */
    void send(boolean gzip, Headers ofRequest, PreparedSink sink) {
        BufferData answer = SPARE.take(gzip ? OWN_HEADERS + HEAD : OWN_HEADERS + weight());
        write(gzip, ofRequest, answer);
        int size = answer.available();
        sink.emit(answer);
        // Not after a failure: nobody knows then who still reads it.
        SPARE.giveBack(answer, size);
    }

    private void write(boolean gzip, Headers ofRequest, BufferData answer) {
        byte[] head = gzip ? packedHead() : plainHead();
        byte[] body = ready.body(gzip);
        answer.write(STATUS);
        answer.write(DateTime.http1Bytes());
        answer.write(head);
        for (Header header : ofRequest) {
            header.writeHttp1Header(answer);
        }
        answer.write(LENGTH);
        answer.writeAscii(Integer.toString(body.length));
        answer.write(END);
        answer.write(body);
    }
}
