package org.opencus.search;

import static org.opencus.database.Rows.integer;
import static org.opencus.database.Rows.text;

import io.helidon.dbclient.DbRow;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;
import org.opencus.records.CatalogueRecord;

/** Reads names that go on as typed. */
final class SuggestionRepository {
    /** Enough to choose the best from, and a bound on what a single letter may cost. */
    private static final int MOST_READ = 300;
    /** Sorts behind every letter in the order of bytes. */
    private static final String BEHIND = "\uFFFF";

    /** Names of a centre's records, and of what all centres share, of which a word begins so. */
    List<Name> beginning(Tx tx, String centre, String foldedStart) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("search.suggestions", """
                    select entry.kind, entry.code, entry.name, found.skipped
                    from (
                        select entry, skipped from search_suggestion
                        where centre = any(cast(:centres as text[])) and key >= :start and key < :behind
                        order by key
                        limit :most
                    ) as found join search_entry as entry on entry.id = found.entry and entry.status <> 'inactive'
                    order by found.skipped, length(entry.name), entry.name, entry.kind, entry.code
                    """)
                .addParam("centres", Parameters.texts(List.of(centre, CatalogueRecord.EVERY_CENTRE)))
                .addParam("start", foldedStart)
                .addParam("behind", foldedStart + BEHIND)
                .addParam("most", MOST_READ)
                .execute()) {
            return rows.map(row ->
                            new Name(text(row, "kind"), text(row, "code"), text(row, "name"), integer(row, "skipped")))
                    .toList();
        }
    }

    /** Target groups of services of these centres, those of many services first; looks at a bounded number of services. */
    List<Name> audiences(Tx tx, Collection<String> centres) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("search.audiences", """
                    select audience.kind, audience.code, audience.name
                    from (
                        select centre, unnest(target_groups) as code
                        from (
                            select centre, target_groups from search_entry
                            where kind = 'service' and centre = any(cast(:centres as text[]))
                            limit :most
                        ) as service
                    ) as meant
                    join search_entry as audience on audience.kind = 'target-group'
                        and audience.centre = meant.centre and audience.code = meant.code
                    group by audience.kind, audience.code, audience.name
                    order by count(*) desc, audience.code
                    """)
                .addParam("centres", Parameters.texts(centres))
                .addParam("most", MOST_READ)
                .execute()) {
            return rows.map(row -> new Name(text(row, "kind"), text(row, "code"), text(row, "name"), 0))
                    .toList();
        }
    }

    /** A name that may be suggested; {@code skipped} words stand before the part that goes on as typed. */
    record Name(String kind, String code, String name, int skipped) {}
}
