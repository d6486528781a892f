package org.opencus.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import java.util.List;

/** What browsers may do with answers: nothing beyond reading them. */
public final class SecurityHeaders {
    /** The header that a page with scripts of its own has to set anew. */
    public static final String POLICY = "Content-Security-Policy";

    /** The reference runs its own files only; its script sets styles on elements and draws embedded images. */
    public static final String REFERENCE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Headers of every answer. */
    public static final List<Header> ALWAYS = List.of(
            HeaderValues.createCached(POLICY, "default-src 'none'; frame-ancestors 'none'"),
            HeaderValues.createCached("X-Content-Type-Options", "nosniff"),
            HeaderValues.createCached("X-Frame-Options", "DENY"),
            HeaderValues.createCached("Referrer-Policy", "no-referrer"),
            HeaderValues.createCached("Cross-Origin-Resource-Policy", "cross-origin"));

    private SecurityHeaders() {}
}
