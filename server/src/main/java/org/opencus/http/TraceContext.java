package org.opencus.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The place of a request in a trace that may span several systems (W3C Trace Context, level 1).
 *
 * @param traceId 32 hex digits, the caller's where one was sent
 * @param spanId 16 hex digits, this server's own
 * @param flags 2 hex digits, as sent
 */
record TraceContext(String traceId, String spanId, String flags) {
    static final HeaderName HEADER = HeaderNames.create("traceparent");
    private static final int LENGTH = 55;
    private static final HexFormat HEX = HexFormat.of();

    /** Continues the caller's trace, or begins one where none, or a broken one, was sent. */
    static TraceContext of(Headers headers) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String span = HEX.toHexDigits(random.nextLong());
        if (headers.contains(HEADER)) {
            String given = headers.get(HEADER).get();
            if (isValid(given)) {
                return new TraceContext(given.substring(3, 35), span, given.substring(53, 55));
            }
        }
        String trace = HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
        return new TraceContext(trace, span, "00");
    }

    /** As a header. */
    String header() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }

    private static boolean isValid(String given) {
        if (given.length() < LENGTH || given.startsWith("ff") || given.charAt(2) != '-') {
            return false;
        }
        boolean exact = given.length() == LENGTH || (!given.startsWith("00") && given.charAt(LENGTH) == '-');
        return exact
                && given.charAt(35) == '-'
                && given.charAt(52) == '-'
                && isHex(given, 0, 2)
                && isHex(given, 3, 35)
                && isHex(given, 36, 52)
                && isHex(given, 53, 55)
                && !isZero(given, 3, 35)
                && !isZero(given, 36, 52);
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(String text, int from, int to) {
        return text.chars().skip(from).limit(to - from).allMatch(c -> c == '0');
    }
}
