package org.opencus.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http.DirectTransportRequest;
import io.helidon.webserver.http1.Http1ConnectionListener;

/**
 * Whether it is plain where a request ends: two readings of it, ours and a proxy's, are how requests are smuggled in. What
 * is not plain is refused before anything is read of it, and its connection ends (RFC 9112, section 6.3).
 */
final class Framing implements Http1ConnectionListener {
    private static final int MOST_DIGITS = 18;

    @Override
    public void prologue(ConnectionContext context, HttpPrologue prologue) {
        RequestClock.CURRENT.get().reading(prologue);
    }

    @Override
    public void headers(ConnectionContext context, Headers headers) {
        if (headers.contains(HeaderNames.TRANSFER_ENCODING)) {
            Header coding = headers.get(HeaderNames.TRANSFER_ENCODING);
            if (coding.valueCount() != 1
                    || !coding.get().equalsIgnoreCase("chunked")
                    || headers.contains(HeaderNames.CONTENT_LENGTH)) {
                throw refused(headers);
            }
            // Helidon knows the word in lower case only.
            ((WritableHeaders<?>) headers).set(HeaderValues.TRANSFER_ENCODING_CHUNKED);
        } else if (headers.contains(HeaderNames.CONTENT_LENGTH)) {
            Header length = headers.get(HeaderNames.CONTENT_LENGTH);
            if (length.valueCount() != 1 || !isNumber(length.get())) {
                throw refused(headers);
            }
        }
    }

    private static RequestException refused(Headers headers) {
        return RequestException.builder()
                .type(DirectHandler.EventType.BAD_REQUEST)
                .status(Status.BAD_REQUEST_400)
                .request(
                        DirectTransportRequest.create(RequestClock.CURRENT.get().prologue(), headers))
                .setKeepAlive(false)
                .message("It is not plain where the request ends.")
                .build();
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() <= MOST_DIGITS
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }
}
