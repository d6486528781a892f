package org.opencus.staff;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Somebody in a position, as it is kept. */
record HolderRow(
        UUID id, String subject, Optional<String> name, LocalDate since, Optional<LocalDate> until, long version) {}
