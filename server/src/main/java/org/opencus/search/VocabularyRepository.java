package org.opencus.search;

import static org.opencus.database.Rows.number;
import static org.opencus.database.Rows.text;

import io.helidon.dbclient.DbRow;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.opencus.contract.Values;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;

/** Keeps the everyday words that centres add. */
public final class VocabularyRepository {
    /** Puts a centre's words in the place of those it had; false when they are the same. */
    public boolean replace(Tx tx, String centre, JsonObject words) {
        return tx.execute()
                        .createNamedInsert("search.replace-vocabulary", """
                            insert into search_vocabulary (centre, words, version)
                            values (:centre, cast(:words as jsonb), 1)
                            on conflict (centre) do update
                            set words = excluded.words, version = search_vocabulary.version + 1
                            where search_vocabulary.words <> excluded.words
                            """)
                        .addParam("centre", centre)
                        .addParam("words", words.toString())
                        .execute()
                > 0;
    }

    /** Takes a centre's words away. */
    public void remove(Tx tx, String centre) {
        var _ = tx.execute()
                .createNamedDelete("search.remove-vocabulary", "delete from search_vocabulary where centre = :centre")
                .addParam("centre", centre)
                .execute();
    }

    /** Which version of their words these centres (all when none is given) have; centres without words are left out. */
    SortedMap<String, Long> versions(Tx tx, Collection<String> centres) {
        SortedMap<String, Long> versions = new TreeMap<>();
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("search.vocabulary-versions", """
                    select centre, version from search_vocabulary
                    where cardinality(cast(:centres as text[])) = 0 or centre = any(cast(:centres as text[]))
                    """)
                .addParam("centres", Parameters.texts(centres))
                .execute()) {
            rows.forEach(row -> versions.put(text(row, "centre"), number(row, "version")));
        }
        return versions;
    }

    /** The words of one centre. */
    JsonObject words(Tx tx, String centre) {
        try (Stream<DbRow> rows = tx.execute()
                        .createNamedQuery(
                                "search.vocabulary", "select words from search_vocabulary where centre = :centre")
                        .addParam("centre", centre)
                        .execute();
                JsonReader reader = Values.JSON.createReader(new StringReader(
                        rows.findFirst().map(row -> text(row, "words")).orElse("{}")))) {
            return reader.readObject();
        }
    }
}
