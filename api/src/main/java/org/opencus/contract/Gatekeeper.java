package org.opencus.contract;

import io.helidon.http.ServerRequestHeaders;

/** Names the caller from what the request shows: a token, a key or nothing. */
@FunctionalInterface
public interface Gatekeeper {
    /** Lets everybody in as nobody: enough for operations without security, 401 for the others. */
    Gatekeeper ANONYMOUS = headers -> Caller.ANONYMOUS;

    /** Who asks; a {@link Refusal} (401) where the token or key shown is not valid. */
    Caller identify(ServerRequestHeaders headers);
}
