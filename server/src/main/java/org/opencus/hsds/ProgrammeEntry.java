package org.opencus.hsds;

import java.util.UUID;

/** A catalogue entry that other entries are parts of. */
record ProgrammeEntry(UUID id, UUID organizationId, String name, Document document) {}
