package org.opencus.standards;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.opencus.contract.Caller;
import org.opencus.model.AssessmentOutcome;

/** A new assessment. */
record AssessmentRow(
        UUID id,
        String centre,
        UUID service,
        UUID standard,
        long standardVersion,
        String provider,
        LocalDate assessedOn,
        AssessmentOutcome outcome,
        Optional<String> remarks,
        Caller assessor,
        Instant recordedAt) {}
