package org.opencus.hsds;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.records.CatalogueId;
import org.opencus.records.SortKey;

/** The ways in which a directory classifies its records. */
enum Taxonomy {
    SERVICE_DOMAINS(
            "service-domains",
            true,
            "Zakresy usług społecznych",
            "Czternaście zakresów usług społecznych z art. 2 ustawy z dnia 19 lipca 2019 r. o realizowaniu usług"
                    + " społecznych przez centrum usług społecznych."),
    TARGET_GROUPS("target-groups", false, "Grupy docelowe", "Dla kogo są usługi; progi wieku według centrum: "),
    CHALLENGES("challenges", false, "Wyzwania", "Problemy i potrzeby, na które odpowiadają usługi, według centrum: "),
    SERVICE_STATUSES(
            "service-statuses",
            true,
            "Stany usług",
            "Czy z usługi można skorzystać dziś, czy jest planowana lub rozważana."),
    ORGANISATION_KINDS("organisation-kinds", true, "Rodzaje organizacji", "Czym są organizacje z katalogu.");

    private final String code;
    private final boolean shared;
    private final String title;
    private final String meaning;

    Taxonomy(String code, boolean shared, String title, String meaning) {
        this.code = code;
        this.shared = shared;
        this.title = title;
        this.meaning = meaning;
    }

    /** All of them in the order of the alphabet. */
    static List<Taxonomy> byTitle() {
        return Stream.of(values())
                .sorted(Comparator.comparing(taxonomy -> SortKey.of(taxonomy.title)))
                .toList();
    }

    String code() {
        return code;
    }

    String title() {
        return title;
    }

    /** The same in every directory unless the centre defines its terms. */
    UUID id(String centre) {
        return CatalogueId.derived(owner(centre) + "/taxonomy/" + code);
    }

    /** The id of a term that is no record of the catalogue. */
    UUID termId(String term) {
        return CatalogueId.derived(owner("") + "/taxonomy-term/" + code + "/" + term);
    }

    String meaning(String centreName) {
        return shared ? meaning : meaning + centreName + ".";
    }

    private String owner(String centre) {
        return shared ? "shared" : centre;
    }
}
