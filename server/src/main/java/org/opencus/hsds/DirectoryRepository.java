package org.opencus.hsds;

import static org.opencus.database.Rows.optionalText;
import static org.opencus.database.Rows.text;
import static org.opencus.database.Rows.texts;

import io.helidon.dbclient.DbRow;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencus.database.Rows;
import org.opencus.database.Tx;

/** Reads what the services of a centre refer to, each kind by name. */
final class DirectoryRepository {
    private final Clock clock;

    DirectoryRepository(Clock clock) {
        this.clock = clock;
    }

    /** The directory of a centre, if there is one. */
    Optional<Directory> find(Tx tx, String centre) {
        return centre(tx, centre).map(entry -> load(tx, entry));
    }

    private Directory load(Tx tx, CentreEntry centre) {
        Map<String, Entry> organisations = byCode(organisations(tx, centre.slug()), Entry::code);
        return new Directory(
                centre,
                changedAt(tx, centre.slug()),
                organisations,
                byCode(places(tx, centre.slug()), Entry::code),
                byCode(programmes(tx, centre.slug()), ProgrammeEntry::id),
                terms(tx, centre, organisations),
                Timestamps.ZONE.getRules().getOffset(clock.instant()));
    }

    private Optional<CentreEntry> centre(Tx tx, String centre) {
        return query(
                        tx,
                        centre,
                        "directory.centre",
                        """
                        select id, code, name, active_scope, organization_id, document, modified_at
                        from directory_centre where code = :centre and gone_at is null
                        """,
                        row -> new CentreEntry(
                                Rows.uuid(row, "id"),
                                text(row, "code"),
                                text(row, "name"),
                                optionalText(row, "active_scope"),
                                Rows.uuid(row, "organization_id"),
                                Document.parse(text(row, "document")),
                                Rows.instant(row, "modified_at")))
                .stream()
                .findFirst();
    }

    private Instant changedAt(Tx tx, String centre) {
        return query(tx, centre, "directory.changed-at", """
            select greatest(
                (select max(modified_at) from centre where code = :centre),
                (select max(modified_at) from organisation where centre = :centre),
                (select max(modified_at) from place where centre = :centre),
                (select max(modified_at) from target_group where centre = :centre),
                (select max(modified_at) from challenge where centre = :centre),
                (select max(modified_at) from service_domain),
                (select max(modified_at) from service where centre = :centre)) as changed_at
            """, row -> Rows.instant(row, "changed_at"))
                .getFirst();
    }

    private List<Entry> organisations(Tx tx, String centre) {
        return query(tx, centre, "directory.organisations", """
            select id, code, name, kind, parent, places, document, modified_at
            from directory_organisation where centre = :centre order by sort_key, id
            """, DirectoryRepository::entry);
    }

    private List<Entry> places(Tx tx, String centre) {
        return query(tx, centre, "directory.places", """
            select id, code, name, kind, parent, cast(null as text[]) as places, document, modified_at
            from place where centre = :centre and gone_at is null order by sort_key, id
            """, DirectoryRepository::entry);
    }

    private List<ProgrammeEntry> programmes(Tx tx, String centre) {
        return query(
                tx,
                centre,
                "directory.programmes",
                """
                select id, organization_id, name, document
                from directory_service where centre = :centre and kind = 'programme' and gone_at is null
                order by sort_key, id
                """,
                row -> new ProgrammeEntry(
                        Rows.uuid(row, "id"),
                        Rows.uuid(row, "organization_id"),
                        text(row, "name"),
                        Document.parse(text(row, "document"))));
    }

    private Map<Taxonomy, Map<String, Term>> terms(Tx tx, CentreEntry centre, Map<String, Entry> organisations) {
        List<Term> kept = query(tx, centre.slug(), "directory.terms", """
            select 'SERVICE_DOMAINS' as taxonomy, id, code, name, null as parent, document, modified_at
            from service_domain where gone_at is null
            union all
            select 'TARGET_GROUPS', id, code, name, parent, document, modified_at
            from target_group where centre = :centre and gone_at is null
            union all
            select 'CHALLENGES', id, code, name, null, document, modified_at
            from challenge where centre = :centre and gone_at is null
            """, DirectoryRepository::term);
        Map<Taxonomy, Map<String, Term>> terms = new EnumMap<>(Taxonomy.class);
        Stream.concat(kept.stream(), FixedTerms.of(centre, organisations.values()))
                .forEach(term -> terms.computeIfAbsent(term.taxonomy(), _ -> new LinkedHashMap<>())
                        .put(term.code(), term));
        return terms;
    }

    private static <T> List<T> query(Tx tx, String centre, String name, String sql, Function<DbRow, T> mapping) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(name, sql)
                .addParam("centre", centre)
                .execute()) {
            return rows.map(mapping).toList();
        }
    }

    private static Entry entry(DbRow row) {
        return new Entry(
                Rows.uuid(row, "id"),
                text(row, "code"),
                text(row, "name"),
                optionalText(row, "kind"),
                optionalText(row, "parent"),
                texts(row, "places"),
                Document.parse(text(row, "document")),
                Rows.instant(row, "modified_at"));
    }

    private static Term term(DbRow row) {
        Taxonomy taxonomy = Taxonomy.valueOf(text(row, "taxonomy"));
        String name = text(row, "name");
        return new Term(
                taxonomy,
                Rows.uuid(row, "id"),
                text(row, "code"),
                name,
                FixedTerms.description(taxonomy, name, Document.parse(text(row, "document"))),
                optionalText(row, "parent"),
                Rows.instant(row, "modified_at"));
    }

    private static <K, T> Map<K, T> byCode(List<T> entries, Function<T, K> key) {
        return entries.stream().collect(Collectors.toMap(key, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}
