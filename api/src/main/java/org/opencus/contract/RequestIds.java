package org.opencus.contract;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Names each request; the response's header is where the name is kept. */
public final class RequestIds {
    /** The header in and out. */
    public static final HeaderName HEADER = HeaderNames.create("X-Request-Id");

    private static final int LONGEST = 64;
    private static final HexFormat HEX = HexFormat.of();

    private RequestIds() {}

    /** The name of this request: the caller's where it is a decent one, otherwise a new one; set on the response. */
    public static String of(ServerRequest request, ServerResponse response) {
        if (response.headers().contains(HEADER)) {
            return response.headers().get(HEADER).get();
        }
        String id = of(request.headers());
        response.header(HeaderValues.create(HEADER, id));
        return id;
    }

    static String of(Headers headers) {
        if (headers.contains(HEADER)) {
            String given = headers.get(HEADER).get();
            if (isDecent(given)) {
                return given;
            }
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
    }

    private static boolean isDecent(String id) {
        return !id.isEmpty() && id.length() <= LONGEST && id.chars().allMatch(RequestIds::isDecent);
    }

    private static boolean isDecent(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "._-".indexOf(c) >= 0;
    }
}
