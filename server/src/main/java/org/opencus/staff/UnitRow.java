package org.opencus.staff;

import java.util.Optional;
import java.util.UUID;

/** A unit as it is kept. */
record UnitRow(UUID id, String name, Optional<UUID> parentId, long version) {}
