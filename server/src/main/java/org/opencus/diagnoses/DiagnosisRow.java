package org.opencus.diagnoses;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.opencus.diagnoses.domain.DiagnosisTerm;
import org.opencus.model.DiagnosisInput;

/**
 * A diagnosis as it is kept.
 *
 * @param updatedBy the latest diagnosis that brings it up to date
 */
public record DiagnosisRow(
        UUID id,
        String centre,
        long version,
        DiagnosisInput content,
        Optional<LocalDate> expiresOn,
        Optional<LocalDate> warnsOn,
        Optional<UUID> updatedBy,
        Instant modifiedAt) {
    private static final int WARN_DAYS = 180;

    /** A new one, whose term the Act limits at a statutory centre. */
    public static DiagnosisRow first(String centre, boolean statutory, UUID id, DiagnosisInput content, Instant at) {
        DiagnosisTerm term = term(statutory, content);
        return new DiagnosisRow(id, centre, 1, content, term.expiresOn(), term.warnsOn(), Optional.empty(), at);
    }

    static DiagnosisTerm term(boolean statutory, DiagnosisInput content) {
        return new DiagnosisTerm(statutory, content.until(), content.validUntil(), warnDays(content));
    }

    static int warnDays(DiagnosisInput content) {
        return content.warnDays().orElse(WARN_DAYS);
    }
}
