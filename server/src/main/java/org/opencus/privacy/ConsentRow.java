package org.opencus.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A consent as the database keeps it.
 *
 * @param givenThrough the representation on whose ground it was given
 * @param organisation who may see the data, for consents to share
 * @param note on the evidence, sealed with the key of the resident
 */
public record ConsentRow(
        UUID id,
        UUID resident,
        String centre,
        String purpose,
        Optional<String> organisation,
        List<String> data,
        UUID wording,
        int wordingVersion,
        String givenBy,
        Optional<UUID> givenThrough,
        String evidence,
        Optional<byte[]> note,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        Instant recordedAt,
        Optional<Instant> withdrawnAt,
        Optional<String> withdrawnBy) {

    boolean holds(LocalDate day) {
        return withdrawnAt.isEmpty()
                && !validFrom.isAfter(day)
                && validUntil.filter(until -> until.isBefore(day)).isEmpty();
    }
}
