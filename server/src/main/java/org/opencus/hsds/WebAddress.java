package org.opencus.hsds;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** Addresses of pages as the catalogue gives them: also without scheme, and sometimes no addresses at all. */
final class WebAddress {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private WebAddress() {}

    /** The address of a page as a URI in ASCII; empty for what is none. */
    static Optional<URI> of(String text) {
        try {
            URI uri = new URI(text.contains("://") ? text : "http://" + text);
            return SCHEMES.contains(uri.getScheme()) && uri.getHost() != null
                    ? Optional.of(URI.create(uri.toASCIIString()))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
