package org.opencus.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A request of a resident as the database keeps it.
 *
 * @param text what was asked, sealed with the key of the resident
 * @param answer what the resident was told, sealed likewise
 */
record RequestRow(
        UUID id,
        UUID resident,
        String centre,
        String kind,
        String status,
        Optional<byte[]> text,
        Instant filedAt,
        String filedBy,
        Optional<String> filedBySubject,
        LocalDate dueOn,
        Optional<Instant> decidedAt,
        Optional<byte[]> answer,
        Optional<LocalDate> erasableFrom) {

    boolean isOpen() {
        return status.equals("open") || status.equals("postponed");
    }
}
