package org.opencus.records;

import static org.opencus.database.Rows.text;

import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatementQuery;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.contract.Values;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;

/** Writes the tables of the catalogue, each of them by the same statements; whole sets of records travel as one JSON. */
public final class RecordRepository {
    private static final int CHUNK = 2000;
    private static final JsonBuilderFactory JSON = Values.JSON.createBuilderFactory(Map.of());

    private final Map<RecordKind, RecordSql> sql = new EnumMap<>(RecordKind.class);

    /** Prepares the statements of each table. */
    public RecordRepository() {
        for (RecordKind kind : RecordKind.values()) {
            sql.put(kind, new RecordSql(kind));
        }
    }

    /** How the given records of one kind and centre differ from what the catalogue holds, by code; equal ones are left out. */
    public Map<String, RecordChange> compare(Tx tx, RecordKind kind, List<CatalogueRecord> records) {
        Map<String, RecordChange> changes = new HashMap<>();
        for (List<CatalogueRecord> chunk : chunks(records)) {
            try (Stream<DbRow> rows = tx.execute()
                    .createNamedQuery(kind.word() + ".compare", sql.get(kind).compare())
                    .addParam("records", json(kind, chunk))
                    .execute()) {
                rows.forEach(row -> changes.put(text(row, "code"), RecordChange.valueOf(text(row, "change"))));
            }
        }
        return changes;
    }

    /** The codes of a centre's records of one kind that are in the catalogue but not among the given ones. */
    public List<String> others(Tx tx, RecordKind kind, String centre, Set<String> codes) {
        List<String> others = new ArrayList<>();
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(kind.word() + ".codes", sql.get(kind).codes())
                .addParam("centre", centre)
                .execute()) {
            rows.map(row -> text(row, "code"))
                    .filter(code -> !codes.contains(code))
                    .forEach(others::add);
        }
        return others;
    }

    /** Those of the codes whose records staff have changed: an import leaves them alone. */
    public List<String> held(Tx tx, RecordKind kind, String centre, Collection<String> codes) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(kind.word() + ".held", sql.get(kind).held())
                .addParam("centre", centre)
                .addParam("codes", Parameters.texts(new HashSet<>(codes)))
                .execute()) {
            return rows.map(row -> text(row, "code")).toList();
        }
    }

    /** Writes records of one kind as changed at the instant: new ones, and new versions of those that are there. */
    public List<CatalogueRecord> save(Tx tx, RecordKind kind, List<CatalogueRecord> records, Instant at, Hand hand) {
        Map<String, UUID> ids = new HashMap<>();
        for (List<CatalogueRecord> chunk : chunks(records)) {
            if (kind == RecordKind.CENTRE) {
                followScope(tx, chunk, at);
            }
            DbStatementQuery statement = tx.execute()
                    .createNamedQuery(kind.word() + ".save", sql.get(kind).save())
                    .addParam("at", Parameters.moment(at))
                    .addParam("records", json(kind, chunk));
            if (!kind.shared()) {
                statement.addParam("byHand", hand == Hand.STAFF);
            }
            try (Stream<DbRow> rows = statement.execute()) {
                rows.forEach(row -> ids.put(text(row, "code"), UUID.fromString(text(row, "id"))));
            }
        }
        return records.stream()
                .map(saved -> saved.withId(ids.get(saved.code())))
                .toList();
    }

    /** A centre that runs another scope changes what of its services can be had: they are shown as changed, too. */
    private static void followScope(Tx tx, List<CatalogueRecord> centres, Instant at) {
        var _ = tx.execute()
                .createNamedUpdate("service.follow-scope", """
                    update service set modified_at = cast(:at as timestamptz), version = service.version + 1
                    from jsonb_populate_recordset(cast(null as centre), cast(:centres as jsonb)) as given
                    join centre as kept on kept.code = given.code and kept.active_scope is distinct from given.active_scope
                    where service.centre = kept.code and service.gone_at is null and service.status = 'existing'
                        and cardinality(service.scopes) > 0
                        and coalesce(kept.active_scope = any(service.scopes), false)
                            <> coalesce(given.active_scope = any(service.scopes), false)
                    """)
                .addParam("at", Parameters.moment(at))
                .addParam("centres", json(RecordKind.CENTRE, centres))
                .execute();
    }

    /** Marks records of a centre as gone since the instant. */
    public void takeOut(Tx tx, RecordKind kind, String centre, Collection<String> codes, Instant at, Hand hand) {
        var _ = tx.execute()
                .createNamedUpdate(kind.word() + ".take-out", sql.get(kind).takeOut())
                .addParam("at", Parameters.moment(at))
                .addParam("centre", centre)
                .addParam("codes", Parameters.texts(new HashSet<>(codes)))
                .addParam("byHand", hand == Hand.STAFF)
                .execute();
    }

    private static String json(RecordKind kind, List<CatalogueRecord> records) {
        JsonArrayBuilder rows = JSON.createArrayBuilder();
        records.forEach(record -> rows.add(row(kind, record)));
        return rows.build().toString();
    }

    private static JsonObjectBuilder row(RecordKind kind, CatalogueRecord record) {
        JsonObjectBuilder row = JSON.createObjectBuilder(record.columns())
                .add("id", record.id().toString())
                .add("code", record.code())
                .add("name", record.name())
                .add("sort_key", SortKey.of(record.name()))
                .add("document", record.document())
                .add("sources", record.sources());
        return kind.shared() ? row : row.add("centre", record.centre());
    }

    private static List<List<CatalogueRecord>> chunks(List<CatalogueRecord> records) {
        List<List<CatalogueRecord>> chunks = new ArrayList<>();
        for (int start = 0; start < records.size(); start += CHUNK) {
            chunks.add(records.subList(start, Math.min(records.size(), start + CHUNK)));
        }
        return chunks;
    }
}
