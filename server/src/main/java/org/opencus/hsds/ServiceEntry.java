package org.opencus.hsds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencus.model.ServiceStatus;

/**
 * A service of the catalogue as the directory needs it.
 *
 * @param available it can be had today: it exists, in the scope that the centre runs
 * @param lastModified of the service or of anything shown inside it
 */
record ServiceEntry(
        UUID id,
        String code,
        String name,
        ServiceStatus status,
        boolean gone,
        boolean available,
        Optional<String> delivery,
        Optional<String> payment,
        List<String> domains,
        List<String> targetGroups,
        List<String> challenges,
        List<String> places,
        List<String> providers,
        UUID organizationId,
        Optional<UUID> programId,
        Instant lastModified,
        Document document) {

    /** The codes of the terms that it carries. */
    List<String> terms(Taxonomy taxonomy) {
        return switch (taxonomy) {
            case SERVICE_DOMAINS -> domains;
            case TARGET_GROUPS -> targetGroups;
            case CHALLENGES -> challenges;
            case SERVICE_STATUSES -> List.of(status.value());
            case ORGANISATION_KINDS -> List.of();
        };
    }
}
