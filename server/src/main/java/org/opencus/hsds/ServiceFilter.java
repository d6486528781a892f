package org.opencus.hsds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which services are asked for; everything that is given must hold.
 *
 * @param found what a search found, best first
 */
record ServiceFilter(
        Optional<TermFilter> term,
        Optional<TermFilter> taxonomy,
        Optional<UUID> organization,
        Optional<Instant> modifiedAfter,
        Optional<List<UUID>> found) {
    static final ServiceFilter NONE =
            new ServiceFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
