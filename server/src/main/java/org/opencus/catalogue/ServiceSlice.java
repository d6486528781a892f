package org.opencus.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is read of a list of services.
 *
 * @param hits only these, in this order by relevance
 * @param after the position and id behind which the page starts
 */
record ServiceSlice(
        ServiceConditions conditions,
        ServiceOrder order,
        Optional<List<UUID>> hits,
        Optional<List<String>> after,
        int size) {

    /** By relevance a page starts behind the hit last shown; should that no longer be one, behind its former rank. */
    ServiceSlice cut() {
        if (order != ServiceOrder.RELEVANCE) {
            return this;
        }
        List<UUID> all = hits.orElseThrow();
        int start = after.map(keys -> {
                    int shown = all.indexOf(UUID.fromString(keys.get(1)));
                    return shown < 0 ? Integer.parseInt(keys.get(0)) : shown + 1;
                })
                .orElse(0);
        List<UUID> rest = all.subList(Math.min(start, all.size()), all.size());
        return new ServiceSlice(conditions, order, Optional.of(rest), Optional.empty(), size);
    }
}
