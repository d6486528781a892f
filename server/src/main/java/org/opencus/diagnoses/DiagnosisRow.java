package org.opencus.diagnoses;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.opencus.contract.Wire;
import org.opencus.diagnoses.domain.DiagnosisTerm;
import org.opencus.model.DiagnosisInput;
import org.opencus.records.KeptRecord;

/**
 * A diagnosis as it is kept.
 *
 * @param statutory whether its centre works under the Act now, which limits its term
 * @param updatedBy the latest diagnosis that brings it up to date
 */
public record DiagnosisRow(
        UUID id,
        String centre,
        boolean statutory,
        long version,
        DiagnosisInput content,
        Optional<UUID> updatedBy,
        Instant modifiedAt) {
    static final int WARN_DAYS = 180;

    /** A new one. */
    public static DiagnosisRow first(String centre, boolean statutory, UUID id, DiagnosisInput content, Instant at) {
        return new DiagnosisRow(id, centre, statutory, 1, content, Optional.empty(), at);
    }

    /** How long it may be relied on. */
    public DiagnosisTerm term() {
        return term(statutory, content);
    }

    static DiagnosisTerm term(boolean statutory, DiagnosisInput content) {
        return new DiagnosisTerm(statutory, content.until(), content.validUntil(), warnDays(content));
    }

    static int warnDays(DiagnosisInput content) {
        return content.warnDays().orElse(WARN_DAYS);
    }

    /** As its history tells it. */
    KeptRecord kept() {
        return new KeptRecord(id, "", Wire.tree(content).asJsonObject(), modifiedAt, Optional.empty());
    }
}
