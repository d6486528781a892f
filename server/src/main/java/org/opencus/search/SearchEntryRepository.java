package org.opencus.search;

import static org.opencus.database.Rows.text;

import io.helidon.dbclient.DbRow;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.contract.Values;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;

/** Writes the index; callers hold the turn of the catalogue, so the counts of terms have one writer at a time. */
final class SearchEntryRepository {
    /** Up to so many references the index is asked for each; beyond, one pass over all entries costs less. */
    private static final int FEW = 20;

    private static final String REFERRING_TO_FEW = """
        select id, centre from search_entry
        where refers && cast(:references as text[]) and (centre = :centre or :centre = '*')
        """;
    private static final String REFERRING_TO_MANY = """
        select distinct entry.id, entry.centre
        from search_entry as entry
        cross join unnest(entry.refers) as mention (reference)
        join unnest(cast(:references as text[])) as wanted (reference) using (reference)
        where entry.centre = :centre or :centre = '*'
        """;

    /** Counts up when entries are made differently than before, so that all are made anew. */
    static final int FORMAT = 4;

    private static final int SHORTEST_WORD = 4;

    void replace(Tx tx, List<SearchEntry> entries) {
        remove(tx, entries.stream().map(SearchEntry::id).toList());
        insert(tx, entries);
        count(tx, entries.stream().map(SearchEntry::id).toList(), 1);
        suggest(tx, entries);
        learn(tx, entries);
    }

    void remove(Tx tx, Collection<UUID> ids) {
        count(tx, ids, -1);
        var _ = tx.execute()
                .createNamedUpdate("search.remove", "delete from search_entry where id = any(cast(:ids as uuid[]))")
                .addParam("ids", texts(ids))
                .execute();
    }

    /** Makes a place findable by every form of its name. */
    void name(Tx tx, SearchEntry entry, String kind, List<String> ancestors, Set<String> forms) {
        var _ = tx.execute()
                .createNamedInsert("search.name-place", """
                    insert into search_place (entry, centre, code, name, kind, ancestors, forms)
                    values (:entry, :centre, :code, :name, :kind, cast(:ancestors as text[]), cast(:forms as text[]))
                    """)
                .addParam("entry", entry.id())
                .addParam("centre", entry.centre())
                .addParam("code", entry.code())
                .addParam("name", entry.name())
                .addParam("kind", kind)
                .addParam("ancestors", Parameters.texts(ancestors))
                .addParam("forms", Parameters.texts(forms))
                .execute();
    }

    private static void insert(Tx tx, List<SearchEntry> entries) {
        JsonArrayBuilder rows = Values.JSON.createArrayBuilder();
        entries.forEach(entry -> rows.add(row(entry)));
        var _ = tx.execute()
                .createNamedInsert("search.insert", """
                    insert into search_entry (id, kind, centre, code, name, description, status, available, domains,
                        target_groups, challenges, places, providers, payment, areas, everywhere, terms, passages, refers,
                        version, format)
                    select id, kind, centre, code, name, description, status, available, domains,
                        target_groups, challenges, places, providers, payment, areas, everywhere, terms, passages, refers,
                        version, :format
                    from jsonb_populate_recordset(cast(null as search_entry), cast(:entries as jsonb))
                    """)
                .addParam("format", FORMAT)
                .addParam("entries", rows.build().toString())
                .execute();
    }

    private static JsonObjectBuilder row(SearchEntry entry) {
        JsonObjectBuilder row = Values.JSON
                .createObjectBuilder()
                .add("id", entry.id().toString())
                .add("kind", entry.kind())
                .add("centre", entry.centre())
                .add("code", entry.code())
                .add("name", entry.name())
                .add("status", entry.status())
                .add("available", entry.available())
                .add("domains", Values.JSON.createArrayBuilder(entry.labels().domains()))
                .add(
                        "target_groups",
                        Values.JSON.createArrayBuilder(entry.labels().targetGroups()))
                .add("challenges", Values.JSON.createArrayBuilder(entry.labels().challenges()))
                .add("places", Values.JSON.createArrayBuilder(entry.labels().places()))
                .add("providers", Values.JSON.createArrayBuilder(entry.labels().providers()))
                .add("areas", Values.JSON.createArrayBuilder(entry.areas()))
                .add("everywhere", entry.everywhere())
                .add("terms", Terms.vector(entry))
                .add("passages", PassageText.write(entry.passages()))
                .add("refers", Values.JSON.createArrayBuilder(entry.refers()))
                .add("version", entry.version());
        entry.description().ifPresent(description -> row.add("description", description));
        entry.labels().payment().ifPresent(payment -> row.add("payment", payment));
        return row;
    }

    private static void count(Tx tx, Collection<UUID> ids, int sign) {
        var _ = tx.execute()
                .createNamedInsert("search.count", """
                    insert into search_term (term, entries)
                    select term, :sign * count(*)
                    from search_entry, unnest(tsvector_to_array(terms)) as term
                    where id = any(cast(:ids as uuid[]))
                    group by term
                    on conflict (term) do update set entries = search_term.entries + excluded.entries
                    """)
                .addParam("sign", sign)
                .addParam("ids", texts(ids))
                .execute();
    }

    private static void suggest(Tx tx, List<SearchEntry> entries) {
        JsonArrayBuilder rows = Values.JSON.createArrayBuilder();
        for (SearchEntry entry : entries) {
            List<String> words = WordReader.split(Folding.fold(entry.name()));
            for (int skipped = 0; skipped < words.size(); skipped++) {
                rows.add(Values.JSON
                        .createObjectBuilder()
                        .add("entry", entry.id().toString())
                        .add("centre", entry.centre())
                        .add("key", String.join(" ", words.subList(skipped, words.size())))
                        .add("skipped", skipped));
            }
        }
        var _ = tx.execute()
                .createNamedInsert("search.suggest", """
                    insert into search_suggestion (entry, centre, key, skipped)
                    select entry, centre, key, skipped
                    from jsonb_populate_recordset(cast(null as search_suggestion), cast(:keys as jsonb))
                    """)
                .addParam("keys", rows.build().toString())
                .execute();
    }

    private static void learn(Tx tx, List<SearchEntry> entries) {
        TreeMap<String, String> words = new TreeMap<>();
        entries.stream()
                .flatMap(entry -> entry.passages().stream())
                .flatMap(passage -> WordReader.split(passage.text()).stream())
                .filter(word -> word.length() >= SHORTEST_WORD)
                .forEach(word -> words.putIfAbsent(Folding.fold(word), word.toLowerCase(Locale.ROOT)));
        var _ = tx.execute()
                .createNamedInsert("search.learn", """
                    insert into search_word (word, shown)
                    select word, shown from unnest(cast(:words as text[]), cast(:shown as text[])) as new (word, shown)
                    on conflict (word) do nothing
                    """)
                .addParam("words", Parameters.texts(words.keySet()))
                .addParam("shown", Parameters.texts(words.values()))
                .execute();
    }

    /** Which entries are made of one of these, by centre; everywhere when all centres share them. */
    Map<String, Set<UUID>> referring(Tx tx, String centre, Collection<String> references) {
        Map<String, Set<UUID>> referring = new TreeMap<>();
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("search.referring", references.size() > FEW ? REFERRING_TO_MANY : REFERRING_TO_FEW)
                .addParam("references", Parameters.texts(references))
                .addParam("centre", centre)
                .execute()) {
            rows.forEach(row -> referring
                    .computeIfAbsent(text(row, "centre"), _ -> new HashSet<>())
                    .add(UUID.fromString(text(row, "id"))));
        }
        return referring;
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
