package org.opencus.hsds;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks for records that carry one of the terms.
 *
 * @param taxonomy none where there is no such taxonomy or term: then nothing carries it
 */
record TermFilter(Optional<Taxonomy> taxonomy, List<String> codes) {

    /** Records that carry this term. */
    static TermFilter term(Directory directory, UUID id) {
        Optional<Term> term = directory.term(id);
        return new TermFilter(
                term.map(Term::taxonomy), term.map(Term::code).stream().toList());
    }

    /** Records that carry any term of this taxonomy. */
    static TermFilter taxonomy(Directory directory, UUID id) {
        Optional<Taxonomy> taxonomy = directory.taxonomy(id);
        return new TermFilter(
                taxonomy,
                taxonomy.map(known -> List.copyOf(directory.terms(known).keySet()))
                        .orElse(List.of()));
    }

    /** Whether an organisation of this kind carries one of the terms. */
    boolean accepts(Optional<String> organisationKind) {
        return taxonomy.filter(Taxonomy.ORGANISATION_KINDS::equals).isPresent()
                && organisationKind.filter(codes::contains).isPresent();
    }
}
