package org.opencus.keys;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A key as it is kept. */
public record KeyRow(
        UUID id,
        String centre,
        String keyName,
        String environment,
        String name,
        Optional<String> organisation,
        List<String> scopes,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt,
        Optional<Instant> oldSecretUntil,
        long version) {

    /** Whether it works at that moment. */
    public boolean isAlive(Instant at) {
        return revokedAt.isEmpty() && at.isBefore(expiresAt);
    }

    String prefix() {
        return KeyText.prefix(environment, keyName);
    }
}
