package org.opencus.work;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.opencus.contract.Reply;
import org.opencus.contract.Wire;

/** A kept answer; its body is locked. */
record FirstAnswer(
        byte[] keyDigest,
        byte[] requestDigest,
        OptionalInt status,
        Optional<String> mediaType,
        OptionalLong version,
        String headers,
        byte[] body,
        List<UUID> residents,
        Instant answeredAt) {

    static FirstAnswer of(Act act, AnswerSeal seal, byte[] requestDigest, Reply.Sent sent) {
        Map<String, String> headers = new LinkedHashMap<>();
        sent.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
        return new FirstAnswer(
                seal.keyDigest(),
                requestDigest,
                sent.status(),
                sent.mediaType(),
                sent.version(),
                Wire.text(headers),
                seal.close(sent.body()),
                List.copyOf(act.residents()),
                act.now());
    }

    Reply.Sent opened(AnswerSeal seal) {
        List<Map.Entry<String, String>> opened = new ArrayList<>();
        Wire.read(headers, JsonObject.class)
                .forEach((name, value) -> opened.add(Map.entry(name, ((JsonString) value).getString())));
        return new Reply.Sent(status, mediaType, seal.open(body), version, opened);
    }
}
