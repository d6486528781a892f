package org.opencus.hsds;

import java.time.Instant;
import java.util.UUID;

/**
 * The centre whose directory it is.
 *
 * @param organizationId of what stands for the centre among its organizations
 */
record CentreEntry(UUID id, String slug, String name, UUID organizationId, Document document, Instant modifiedAt) {}
