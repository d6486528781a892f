package org.opencus.contract;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The circumstances of one request.
 *
 * @param requestId names this request in logs and problems
 * @param language of texts for people
 * @param mediaType what the answer should be where the contract offers several
 * @param target raw path and query as they arrived
 * @param path values of the path's parameters by name
 * @param authority host and port as the caller addressed them, from {@code Host}
 * @param idempotencyKey of a POST
 * @param ifMatch raw {@code If-Match}
 * @param purpose for which data are asked, where the caller or else the contract ({@code x-purpose}) names one
 * @param body as it arrived; empty where there was none
 */
public record Call(
        Operation operation,
        Caller caller,
        String requestId,
        Locale language,
        String mediaType,
        String target,
        Map<String, String> path,
        String authority,
        Optional<String> idempotencyKey,
        Optional<String> ifMatch,
        Optional<String> purpose,
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
                Map.of(),
                "localhost",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new byte[0]);
    }

    /** The slug of the centre that the path names. */
    public Optional<String> centre() {
        return Optional.ofNullable(path.get("centre"));
    }

    /** Refuses to change anything but this version: 428 without {@code If-Match}, 412 with that of another one. */
    public void expect(long version) {
        expectTag(Ready.tag(version));
    }

    /** Refuses to change anything but what is shown so: 428 without {@code If-Match}, 412 with the ETag of another state. */
    public void expectShown(Object representation) {
        expectTag(Digests.tag(Wire.bytes(representation)));
    }

    private void expectTag(String tag) {
        String expected = ifMatch.orElseThrow(() -> Refusal.of(Refusal.Kind.PRECONDITION_REQUIRED));
        boolean current = expected.equals("*")
                || Arrays.stream(expected.split(","))
                        .map(String::strip)
                        .anyMatch(each -> each.equals('"' + tag + '"') || each.equals('"' + tag + "-gz\""));
        if (!current) {
            throw Refusal.of(Refusal.Kind.STALE);
        }
    }

    /** SHA-256 of the body, in hex: tells a repeated request from another one with the same key. */
    public String bodyDigest() {
        return HexFormat.of().formatHex(Digests.sha256(body));
    }
}
