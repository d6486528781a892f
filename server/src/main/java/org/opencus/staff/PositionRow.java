package org.opencus.staff;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencus.model.PositionPost;

/**
 * A position as it is kept.
 *
 * @param held how many hold it on the day that was asked for
 */
record PositionRow(
        UUID id,
        String title,
        String role,
        Optional<UUID> unitId,
        int places,
        List<PositionPost> posts,
        int held,
        long version) {}
