package org.opencus.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the index keeps of a record.
 *
 * @param kind as in references: "service", "target-group"
 * @param status of a service; "existing" for everything else
 * @param areas the places and all that lie around them
 * @param everywhere whether it reaches every home or the whole municipality, or nobody said where it is
 * @param refers codes of what else the entry is made of
 */
record SearchEntry(
        UUID id,
        String kind,
        String centre,
        String code,
        String name,
        Optional<String> description,
        String status,
        boolean available,
        Labels labels,
        Set<String> areas,
        boolean everywhere,
        List<Passage> passages,
        Set<String> refers,
        long version) {
    /** The codes that lists are narrowed by. */
    record Labels(
            List<String> domains,
            List<String> targetGroups,
            List<String> challenges,
            List<String> places,
            List<String> providers,
            Optional<String> payment) {
        static final Labels NONE = new Labels(List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());
    }
}
