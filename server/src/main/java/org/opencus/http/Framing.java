package org.opencus.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;

/** Whether it is plain where a request ends: two readings of it, ours and a proxy's, are how requests are smuggled in. */
final class Framing {
    private static final int MOST_DIGITS = 18;

    private Framing() {}

    static boolean isAmbiguous(Headers headers) {
        if (!headers.contains(HeaderNames.CONTENT_LENGTH)) {
            return false;
        }
        Header length = headers.get(HeaderNames.CONTENT_LENGTH);
        return headers.contains(HeaderNames.TRANSFER_ENCODING) || length.valueCount() != 1 || !isNumber(length.get());
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() <= MOST_DIGITS
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }
}
