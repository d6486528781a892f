package org.opencus.contract;

import io.helidon.http.ServerRequestHeaders;
import java.util.Optional;

/** Names the caller from what the request shows: a token, a key or nothing. */
@FunctionalInterface
public interface Gatekeeper {
    /** Lets everybody in as nobody: enough for operations without security, 401 for the others. */
    Gatekeeper ANONYMOUS = arrival -> Caller.ANONYMOUS;

    /**
     * A request before its body is read.
     *
     * @param address of the peer, or of the client that a trusted proxy names
     * @param centre slug of the centre that it addresses
     */
    record Arrival(ServerRequestHeaders headers, String address, Operation operation, Optional<String> centre) {}

    /** Who asks; a {@link Refusal} (401) where the token or key shown is not valid, (429) where there are too many. */
    Caller identify(Arrival arrival);

    /** A known caller may not do what was asked; the body was not read. */
    default void turnedAway(Call call, Refusal refusal) {}
}
