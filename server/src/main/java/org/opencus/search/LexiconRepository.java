package org.opencus.search;

import static org.opencus.database.Rows.number;
import static org.opencus.database.Rows.text;
import static org.opencus.database.Rows.texts;

import io.helidon.dbclient.DbRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;

/** Reads what the words of the catalogue are. */
final class LexiconRepository {
    private static final int MOST_ALIKE = 20;

    /** The lexicon of these centres (all when none is given) as one transaction sees it. */
    Lexicon lexicon(Tx tx, Collection<String> centres) {
        return new Stored(this, tx, centres);
    }

    private Map<String, Long> entries(Tx tx, Collection<String> terms) {
        Map<String, Long> entries = new HashMap<>();
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("search.entries-of-terms", """
                    select term, entries from search_term where term = any(cast(:terms as text[])) and entries > 0
                    """)
                .addParam("terms", Parameters.texts(terms))
                .execute()) {
            rows.forEach(row -> entries.put(text(row, "term"), number(row, "entries")));
        }
        return entries;
    }

    private List<Lexicon.Known> similar(Tx tx, String folded) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("search.similar-words", """
                    select word, shown from search_word
                    where word % :word
                    order by similarity(word, :word) desc, word
                    limit :most
                    """)
                .addParam("word", folded)
                .addParam("most", MOST_ALIKE)
                .execute()) {
            return rows.map(row -> new Lexicon.Known(text(row, "word"), text(row, "shown")))
                    .toList();
        }
    }

    private List<PlaceName> places(Tx tx, Collection<String> centres, Collection<String> words) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("search.places-named", """
                    select centre, code, name, kind, ancestors from search_place
                    where forms && cast(:words as text[])
                    and (cardinality(cast(:centres as text[])) = 0 or centre = any(cast(:centres as text[])))
                    order by centre, code
                    """)
                .addParam("words", Parameters.texts(words))
                .addParam("centres", Parameters.texts(centres))
                .execute()) {
            return rows.map(row -> PlaceName.of(
                            text(row, "centre"),
                            text(row, "code"),
                            text(row, "name"),
                            text(row, "kind"),
                            texts(row, "ancestors")))
                    .toList();
        }
    }

    /** Remembers what was asked for while one query is read. */
    private record Stored(
            LexiconRepository repository,
            Tx tx,
            Collection<String> centres,
            Map<String, Long> known,
            List<String> asked)
            implements Lexicon {
        Stored(LexiconRepository repository, Tx tx, Collection<String> centres) {
            this(repository, tx, centres, new HashMap<>(), new ArrayList<>());
        }

        @Override
        public long size() {
            return entries(List.of("*")).getOrDefault("*", 0L);
        }

        @Override
        public Map<String, Long> entries(Collection<String> terms) {
            List<String> missing =
                    terms.stream().filter(term -> !asked.contains(term)).toList();
            if (!missing.isEmpty()) {
                List<String> withSize = new ArrayList<>(missing);
                withSize.add("*");
                asked.addAll(withSize);
                known.putAll(repository.entries(tx, withSize));
            }
            Map<String, Long> found = new HashMap<>();
            terms.forEach(term -> {
                if (known.containsKey(term)) {
                    found.put(term, known.get(term));
                }
            });
            return found;
        }

        @Override
        public List<Known> similar(String folded) {
            return repository.similar(tx, folded);
        }

        @Override
        public List<PlaceName> places(Collection<String> words) {
            return repository.places(tx, centres, words);
        }
    }
}
