package org.opencus.hsds;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Everything of one centre that its services refer to; nothing in it is gone.
 *
 * @param changedAt of the latest change of anything of the centre
 * @param offset of local time on the day of the answer
 */
record Directory(
        CentreEntry centre,
        Instant changedAt,
        Map<String, Entry> organisations,
        Map<String, Entry> places,
        Map<UUID, ProgrammeEntry> programmes,
        Map<Taxonomy, Map<String, Term>> terms,
        ZoneOffset offset) {
    private static final Set<String> AREAS = Set.of("municipality", "voivodeship");

    /** A local time with the offset of the day. */
    String withOffset(String time) {
        return LocalTime.parse(time) + offset.getId().replace("Z", "+00:00");
    }

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
