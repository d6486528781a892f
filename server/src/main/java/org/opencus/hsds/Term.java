package org.opencus.hsds;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.opencus.records.SortKey;

/** A word that classifies records of a directory. */
record Term(
        Taxonomy taxonomy,
        UUID id,
        String code,
        String name,
        String description,
        Optional<String> parent,
        Instant modifiedAt) {

    static final Comparator<Term> BY_NAME =
            Comparator.comparing((Term term) -> SortKey.of(term.name())).thenComparing(Term::id);
}
