package org.opencus.programmes;

import java.time.Instant;
import java.util.UUID;
import org.opencus.model.ConsultationInput;

/** A consultation as it is kept. */
record ConsultationRow(
        UUID id, UUID programme, String centre, long version, ConsultationInput content, Instant modifiedAt) {}
