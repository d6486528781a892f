package org.opencus.contract;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The circumstances of one request.
 *
 * @param requestId names this request in logs and problems
 * @param language of texts for people
 * @param mediaType what the answer should be where the contract offers several
 * @param target raw path and query as they arrived
 * @param authority host and port as the caller addressed them, from {@code Host}
 * @param idempotencyKey of a POST
 * @param ifMatch raw {@code If-Match}
 * @param body as it arrived; empty where there was none
 */
public record Call(
        Operation operation,
        Caller caller,
        String requestId,
        Locale language,
        String mediaType,
        String target,
        String authority,
        Optional<String> idempotencyKey,
        Optional<String> ifMatch,
        byte[] body) {

    /** A call by nobody, in Polish: for tests and for what the server asks itself. */
    public static Call of(Operation operation) {
        return new Call(
                operation,
                Caller.ANONYMOUS,
                "none",
                Locale.of("pl"),
                operation.mediaTypes().isEmpty()
                        ? "application/json"
                        : operation.mediaTypes().getFirst(),
                operation.path(),
                "localhost",
                Optional.empty(),
                Optional.empty(),
                new byte[0]);
    }

    /** SHA-256 of the body, in hex: tells a repeated request from another one with the same key. */
    public String bodyDigest() {
        return HexFormat.of().formatHex(Digests.sha256(body));
    }
}
