package org.opencus.hsds;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The centre whose directory it is.
 *
 * @param activeScope none where it runs all of its offer
 * @param organizationId of what stands for the centre among its organizations
 */
record CentreEntry(
        UUID id,
        String slug,
        String name,
        Optional<String> activeScope,
        UUID organizationId,
        Document document,
        Instant modifiedAt) {}
