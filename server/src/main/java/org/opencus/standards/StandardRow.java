package org.opencus.standards;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.opencus.contract.Wire;
import org.opencus.model.QualityStandard;
import org.opencus.model.QualityStandardInput;
import org.opencus.records.KeptRecord;

/** A standard as it is kept. */
record StandardRow(
        UUID id,
        String centre,
        long version,
        QualityStandardInput content,
        Instant modifiedAt,
        Optional<Instant> goneAt) {

    QualityStandard shown() {
        return new QualityStandard(
                id, version, content.name(), content.description(), content.criteria(), content.basis(), modifiedAt);
    }

    /** As its history tells it. */
    KeptRecord kept() {
        return new KeptRecord(id, "", Wire.tree(content).asJsonObject(), modifiedAt, goneAt);
    }
}
