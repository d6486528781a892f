package org.opencus.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A record that may answer a query, as kept in the index.
 *
 * @param areas codes of where it is delivered or stands, with the places around
 * @param everywhere whether it reaches every home or the whole municipality, or nobody said where it is
 * @param passages what can be found in it, its name first
 */
record Candidate(
        UUID id,
        String kind,
        String centre,
        String code,
        String name,
        Optional<String> description,
        String status,
        boolean available,
        SearchEntry.Labels labels,
        Set<String> areas,
        boolean everywhere,
        List<Passage> passages) {}
