package org.opencus.search;

import static org.opencus.database.Rows.optionalText;
import static org.opencus.database.Rows.text;

import io.helidon.dbclient.DbRow;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencus.contract.Values;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;
import org.opencus.records.CatalogueRecord;
import org.opencus.records.Names;
import org.opencus.records.RecordKind;

/** Reads what the index is made from; table names come from the closed list of kinds, never from a caller. */
final class SearchSourceRepository {
    private static final String STALE = """
        select record.id from %s as record left join search_entry as entry on entry.id = record.id
        where %s and record.gone_at is null
        and (entry.id is null or entry.version <> record.version or entry.format <> :format)
        """;
    private static final String GONE = """
        select record.id from %s as record join search_entry as entry on entry.id = record.id
        where %s and record.gone_at is not null
        """;
    private static final String RECORDS = """
        select cast(to_jsonb(record) as text) as record from %s as record
        where id = any(cast(:ids as uuid[])) and gone_at is null
        """;

    /** Centres, and what all centres share, of which services or domains are not in the index as this server makes it. */
    List<String> behind(Tx tx) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("search.behind", """
                    select distinct record.centre from (
                        select id, '*' as centre from service_domain where gone_at is null
                        union all select id, centre from service where gone_at is null
                    ) as record
                    where not exists (
                        select from search_entry as entry where entry.id = record.id and entry.format = :format)
                    order by record.centre
                    """)
                .addParam("format", SearchEntryRepository.FORMAT)
                .execute()) {
            return rows.map(row -> text(row, "centre")).toList();
        }
    }

    /** Records that the index does not show as they are. */
    Set<UUID> stale(Tx tx, RecordKind kind, String centre) {
        return ids(tx, "search.stale", STALE.formatted(table(kind), own(kind)), centre, true);
    }

    /** Records that the index still shows but the catalogue no longer has. */
    Set<UUID> gone(Tx tx, RecordKind kind, String centre) {
        return ids(tx, "search.gone", GONE.formatted(table(kind), own(kind)), centre, false);
    }

    /** The rows of a table as JSON objects, columns as they are called. */
    List<JsonObject> records(Tx tx, RecordKind kind, Collection<UUID> ids) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("search.records", RECORDS.formatted(table(kind)))
                .addParam("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .execute()) {
            return rows.map(row -> json(text(row, "record"))).toList();
        }
    }

    /** Which record each record of the kind belongs to, by codes. */
    Map<String, String> parents(Tx tx, RecordKind kind, String centre) {
        Map<String, String> parents = new HashMap<>();
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(
                        "search.parents",
                        "select code, parent from %s where centre = :centre and parent is not null"
                                .formatted(table(kind)))
                .addParam("centre", centre)
                .execute()) {
            rows.forEach(row -> parents.put(text(row, "code"), text(row, "parent")));
        }
        return parents;
    }

    /** Names of what the centre's records refer to. */
    Names names(Tx tx, String centre) {
        Map<RecordKind, Map<String, String>> names = new EnumMap<>(RecordKind.class);
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("search.names", """
                    select 'service-domain' as kind, code, name from service_domain
                    union all select 'target-group', code, name from target_group where centre = :centre
                    union all select 'challenge', code, name from challenge where centre = :centre
                    union all select 'place', code, name from place where centre = :centre
                    union all select 'organisation', code, name from organisation where centre = :centre
                    """)
                .addParam("centre", centre)
                .execute()) {
            rows.forEach(row -> RecordKind.of(text(row, "kind"))
                    .ifPresent(kind -> names.computeIfAbsent(kind, _ -> new HashMap<>())
                            .put(text(row, "code"), text(row, "name"))));
        }
        return new Names(names);
    }

    /** Services by code, for the parts that belong to them. */
    Map<String, JsonObject> services(Tx tx, String centre, Collection<String> codes) {
        Map<String, JsonObject> services = new HashMap<>();
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("search.whole-services", """
                    select code, cast(to_jsonb(service) as text) as record from service
                    where centre = :centre and code = any(cast(:codes as text[]))
                    """)
                .addParam("centre", centre)
                .addParam("codes", Parameters.texts(codes))
                .execute()) {
            rows.forEach(row -> services.put(text(row, "code"), json(text(row, "record"))));
        }
        return services;
    }

    /** The scope that the centre runs; empty where it has none. */
    String activeScope(Tx tx, String centre) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("search.active-scope", "select active_scope from centre where code = :centre")
                .addParam("centre", centre)
                .execute()) {
            return rows.findFirst()
                    .flatMap(row -> optionalText(row, "active_scope"))
                    .orElse("");
        }
    }

    private static Set<UUID> ids(Tx tx, String name, String sql, String centre, boolean formatted) {
        var query = tx.execute().createNamedQuery(name, sql).addParam("centre", centre);
        if (formatted) {
            query.addParam("format", SearchEntryRepository.FORMAT);
        }
        try (Stream<DbRow> rows = query.execute()) {
            return rows.map(row -> UUID.fromString(text(row, "id"))).collect(Collectors.toSet());
        }
    }

    private static String own(RecordKind kind) {
        return kind.shared() ? "'" + CatalogueRecord.EVERY_CENTRE + "' = :centre" : "record.centre = :centre";
    }

    private static String table(RecordKind kind) {
        return kind.word().replace('-', '_');
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Values.JSON.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
