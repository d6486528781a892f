package org.opencus.hsds;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Everything of one centre that its services refer to; nothing in it is gone.
 *
 * @param changedAt of the latest change of anything of the centre
 */
record Directory(
        CentreEntry centre,
        Instant changedAt,
        Map<String, Entry> organisations,
        Map<String, Entry> places,
        Map<UUID, ProgrammeEntry> programmes,
        Map<Taxonomy, Map<String, Term>> terms) {
    private static final Set<String> AREAS = Set.of("municipality", "voivodeship");

    Optional<Entry> organisation(UUID id) {
        return organisations.values().stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst();
    }

    Optional<Entry> organisation(String code) {
        return Optional.ofNullable(organisations.get(code));
    }

    Optional<Entry> place(String code) {
        return Optional.ofNullable(places.get(code));
    }

    /** Whether it is an area where services are given, not a place to go to. */
    static boolean area(Entry place) {
        return place.kind().filter(AREAS::contains).isPresent();
    }

    /** The terms of a taxonomy by code. */
    Map<String, Term> terms(Taxonomy taxonomy) {
        return terms.getOrDefault(taxonomy, Map.of());
    }

    /** The terms with these codes, in their order. */
    List<Term> terms(Taxonomy taxonomy, List<String> codes) {
        Map<String, Term> known = terms(taxonomy);
        return codes.stream().filter(known::containsKey).map(known::get).toList();
    }

    Optional<Term> term(UUID id) {
        return terms.values().stream()
                .flatMap(known -> known.values().stream())
                .filter(term -> term.id().equals(id))
                .findFirst();
    }

    Optional<Taxonomy> taxonomy(UUID id) {
        return List.of(Taxonomy.values()).stream()
                .filter(taxonomy -> taxonomy.id(centre.slug()).equals(id))
                .findFirst();
    }
}
