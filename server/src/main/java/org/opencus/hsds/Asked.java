package org.opencus.hsds;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.opencus.api.HsdsService.GetPaginatedListOfOrganizations;
import org.opencus.api.HsdsService.GetPaginatedListOfServiceAtLocation;
import org.opencus.api.HsdsService.GetPaginatedListOfServices;
import org.opencus.api.HsdsService.GetPaginatedListOfTaxonomies;
import org.opencus.api.HsdsService.GetPaginatedListOfTaxonomyTerms;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.model.HsdsListFormat;

/**
 * What a list is asked for, whichever list it is.
 *
 * @param full everything nested inside
 */
record Asked(
        Optional<String> search,
        Range range,
        Optional<HsdsListFormat> format,
        Optional<UUID> termId,
        Optional<UUID> taxonomyId,
        Optional<UUID> organizationId,
        Optional<Instant> modifiedAfter,
        boolean full) {

    static Asked of(GetPaginatedListOfServices asked) {
        Range range =
                asked.minimal() ? Range.wide(asked.page(), asked.perPage()) : Range.of(asked.page(), asked.perPage());
        return new Asked(
                asked.search(),
                range,
                asked.format(),
                asked.taxonomyTermId(),
                asked.taxonomyId(),
                asked.organizationId(),
                instant(asked.modifiedAfter()),
                asked.full());
    }

    static Asked of(GetPaginatedListOfServiceAtLocation asked) {
        return new Asked(
                asked.search(),
                Range.of(asked.page(), asked.perPage()),
                asked.format(),
                asked.taxonomyTermId(),
                asked.taxonomyId(),
                asked.organizationId(),
                instant(asked.modifiedAfter()),
                asked.full());
    }

    static Asked of(GetPaginatedListOfOrganizations asked) {
        return new Asked(
                asked.search(),
                Range.of(asked.page(), asked.perPage()),
                asked.format(),
                asked.taxonomyTermId(),
                asked.taxonomyId(),
                Optional.empty(),
                Optional.empty(),
                asked.full() || asked.fullService());
    }

    static Asked of(GetPaginatedListOfTaxonomyTerms asked) {
        return new Asked(
                asked.search(),
                Range.of(asked.page(), asked.perPage()),
                asked.format(),
                Optional.empty(),
                asked.taxonomyId(),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    static Asked of(GetPaginatedListOfTaxonomies asked) {
        return new Asked(
                asked.search(),
                Range.of(asked.page(), asked.perPage()),
                asked.format(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    /** Where the places must be; refuses a distance from nowhere. */
    static Optional<Nearby> nearby(GetPaginatedListOfServiceAtLocation asked) {
        if (asked.proximity().isPresent() && asked.postcode().isEmpty()) {
            throw Refusal.invalid(new Violation(
                    "/query/proximity",
                    "postcode-missing",
                    new Text(
                            "Odległość liczy się od kodu pocztowego: podaj też postcode.",
                            "The distance is that from a postal code: give postcode as well.")));
        }
        return asked.postcode().map(code -> new Nearby(code, asked.proximity().map(BigDecimal::doubleValue)));
    }

    private static Optional<Instant> instant(Optional<String> text) {
        return text.map(given -> Timestamps.parse(given)
                .orElseThrow(() -> Refusal.invalid(new Violation(
                        "/query/modified_after",
                        "no-such-day",
                        new Text("Nie ma takiego dnia.", "There is no such day.")))));
    }
}
