package org.opencus.standards;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.opencus.model.QualityStandard;
import org.opencus.model.QualityStandardInput;

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
                id, content.name(), content.description(), content.criteria(), content.basis(), modifiedAt);
    }
}
