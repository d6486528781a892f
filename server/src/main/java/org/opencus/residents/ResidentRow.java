package org.opencus.residents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A resident as the database keeps it.
 *
 * @param wrapped the key of the person
 * @param sealed what the key opens
 * @param mergedInto the record that stands for this one
 * @param restricted whether the data may be kept only, not changed (GDPR art. 18)
 */
public record ResidentRow(
        UUID id,
        String centre,
        long version,
        Instant createdAt,
        Instant modifiedAt,
        byte[] wrapped,
        byte[] sealed,
        Optional<LocalDate> centreUserSince,
        Optional<UUID> mergedInto,
        boolean restricted) {}
