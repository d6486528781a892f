package org.opencus.records;

import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatementQuery;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencus.contract.Values;
import org.opencus.database.Parameters;
import org.opencus.database.Rows;
import org.opencus.database.Tx;
import org.opencus.paging.Cursors;
import org.opencus.paging.Page;

/** Reads the tables of the catalogue, each by the same statements. */
public final class RecordListRepository {
    private static final JsonBuilderFactory JSON = Values.JSON.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = Values.JSON.createReaderFactory(Map.of());

    private final Map<RecordKind, List<ShownColumn>> columns = new EnumMap<>(RecordKind.class);

    /** Prepares the columns of each table. */
    public RecordListRepository() {
        for (RecordKind kind : RecordKind.values()) {
            columns.put(kind, ShownColumn.of(kind));
        }
    }

    /** One page of a centre's records; empty when there is no such centre. */
    public Optional<Page<KeptRecord>> page(Tx tx, String centre, RecordList list, Optional<String> cursor) {
        String sql = """
            select centre.code as of_centre, r.*
            from centre left join lateral (
            %s) r on true
            where centre.code = :centre and centre.gone_at is null
            order by r.%s, r.id
            """.formatted(
                        select(list.of(centre), cursor, "r.centre = centre.code and "),
                        list.order().column());
        List<Optional<KeptRecord>> rows = query(tx, list, cursor, sql, row -> row(list.kind(), row));
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(list.page(rows.stream().flatMap(Optional::stream).toList()));
    }

    /** One page of what all centres share, or of the centres themselves. */
    public Page<KeptRecord> page(Tx tx, RecordList list, Optional<String> cursor) {
        return list.page(query(tx, list, cursor, select(list, cursor, ""), row -> row(list.kind(), row)).stream()
                .flatMap(Optional::stream)
                .toList());
    }

    /** The record with this id, of this centre only; also when it is gone. */
    public Optional<KeptRecord> find(Tx tx, String centre, RecordKind kind, UUID id) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(kind.word() + ".find", """
                    select %s from %s r join centre on centre.code = r.centre
                    where r.id = :id and r.centre = :centre and centre.gone_at is null
                    """.formatted(columns(kind, RecordOrder.NAME), kind.table()))
                .addParam("id", id)
                .addParam("centre", centre)
                .execute()) {
            return rows.findFirst().flatMap(row -> row(kind, row));
        }
    }

    /** Records of the centre, or of all, that are there under these codes. */
    public List<KeptRecord> there(Tx tx, String centre, RecordKind kind, Collection<String> codes) {
        boolean anywhere = kind.shared();
        DbStatementQuery statement = tx.execute()
                .createNamedQuery(
                        kind.word() + ".there",
                        "select %s from %s r where %s r.code = any (cast(:codes as text[])) and r.gone_at is null"
                                .formatted(
                                        columns(kind, RecordOrder.NAME),
                                        kind.table(),
                                        anywhere ? "" : "r.centre = :centre and"))
                .addParam("codes", Parameters.texts(codes));
        try (Stream<DbRow> rows = (anywhere ? statement : statement.addParam("centre", centre)).execute()) {
            return rows.flatMap(row -> row(kind, row).stream()).toList();
        }
    }

    /** The organisations of the centre that are at a place. */
    public List<KeptRecord> organisationsAt(Tx tx, String centre, String place) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(
                        "organisation.at-place",
                        "select %s from organisation r where r.centre = :centre and r.places @> array[:place] and r.gone_at is null"
                                .formatted(columns(RecordKind.ORGANISATION, RecordOrder.NAME)))
                .addParam("centre", centre)
                .addParam("place", place)
                .execute()) {
            return rows.flatMap(row -> row(RecordKind.ORGANISATION, row).stream())
                    .toList();
        }
    }

    /** Whether the code is or was that of a record of this kind. */
    public boolean isTaken(Tx tx, String centre, RecordKind kind, String code) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(
                        kind.word() + ".taken",
                        "select id from %s where centre = :centre and code = :code".formatted(kind.table()))
                .addParam("centre", centre)
                .addParam("code", code)
                .execute()) {
            return rows.findFirst().isPresent();
        }
    }

    /** The centre with this slug; also when it is gone. */
    public Optional<KeptRecord> findCentre(Tx tx, String slug) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(
                        "centre.find",
                        "select %s from centre r where r.code = :centre"
                                .formatted(columns(RecordKind.CENTRE, RecordOrder.NAME)))
                .addParam("centre", slug)
                .execute()) {
            return rows.findFirst().flatMap(row -> row(RecordKind.CENTRE, row));
        }
    }

    private <T> List<T> query(Tx tx, RecordList list, Optional<String> cursor, String sql, Function<DbRow, T> row) {
        Optional<List<String>> after = Cursors.keys(list.listing(), cursor, 2);
        DbStatementQuery statement = tx.execute().createNamedQuery(list.kind().word() + ".page", sql);
        list.parameters().forEach(statement::addParam);
        after.ifPresent(keys -> statement.addParam("afterValue", keys.get(0)).addParam("afterId", keys.get(1)));
        try (Stream<DbRow> rows = statement.addParam("size", list.size()).execute()) {
            return rows.map(row).toList();
        }
    }

    private String select(RecordList list, Optional<String> cursor, String centre) {
        RecordOrder order = list.order();
        String after = cursor.isEmpty()
                ? ""
                : "\n  and (r.%s, r.id) > (cast(:afterValue as %s), cast(:afterId as uuid))"
                        .formatted(order.column(), order.type());
        return """
            select %s from %s r
            where %s%s%s
            order by r.%s, r.id
            limit :size
            """.formatted(
                        columns(list.kind(), order), list.kind().table(), centre, list.where(), after, order.column());
    }

    /** What is read of a record, named {@code r} in the statement. */
    String columns(RecordKind kind, RecordOrder order) {
        String centre = kind.shared() ? "" : "r.centre, ";
        return "r.id, " + centre + "r.code, r.name, r.sort_key, r.modified_at, r.gone_at, r.document, r.sources, "
                + "cast(r." + order.column() + " as text) as position"
                + columns.get(kind).stream()
                        .map(ShownColumn::column)
                        .filter(column -> !column.equals("code"))
                        .map(column -> ", r." + column)
                        .collect(Collectors.joining());
    }

    /** The record in a row of {@link #columns}, if it holds one. */
    Optional<KeptRecord> row(RecordKind kind, DbRow row) {
        return Rows.optionalUuid(row, "id").map(id -> {
            Instant modified = Rows.instant(row, "modified_at");
            Optional<Instant> gone = Rows.optionalInstant(row, "gone_at");
            return new KeptRecord(id, Rows.text(row, "position"), shown(kind, row), modified, gone);
        });
    }

    private JsonObject shown(RecordKind kind, DbRow row) {
        JsonObjectBuilder shown = JSON.createObjectBuilder(object(Rows.text(row, "document")))
                .add("id", Rows.uuid(row, "id").toString())
                .add("code", Rows.text(row, "code"))
                .add("name", Rows.text(row, "name"))
                .add("modifiedAt", Rows.instant(row, "modified_at").toString())
                .add("sources", array(Rows.text(row, "sources")));
        if (!kind.shared()) {
            shown.add("centre", Rows.text(row, "centre"));
        }
        Rows.optionalInstant(row, "gone_at").ifPresent(gone -> shown.add("goneAt", gone.toString()));
        columns.get(kind).forEach(column -> show(row, column, shown));
        return shown.build();
    }

    /** Adds the property, unless the column is empty; codes as references whose names are still open. */
    private static void show(DbRow row, ShownColumn column, JsonObjectBuilder shown) {
        String name = column.property();
        switch (column.form()) {
            case TEXT ->
                Rows.optionalText(row, column.column()).ifPresent(value -> shown.add(name, shown(column, value)));
            case NUMBER -> Rows.optionalNumber(row, column.column()).ifPresent(value -> shown.add(name, value));
            case FLAG ->
                Rows.optionalText(row, column.column())
                        .ifPresent(value -> shown.add(name, Boolean.parseBoolean(value)));
            case TEXTS -> {
                List<String> values = Rows.texts(row, column.column());
                if (!values.isEmpty()) {
                    JsonArrayBuilder items = JSON.createArrayBuilder();
                    values.forEach(value -> items.add(shown(column, value)));
                    shown.add(name, items);
                }
            }
        }
    }

    private static JsonValue shown(ShownColumn column, String value) {
        return column.refers()
                .<JsonValue>map(kind -> JSON.createObjectBuilder()
                        .add("ref", kind.word())
                        .add("code", value)
                        .build())
                .orElseGet(() -> Values.JSON.createValue(value));
    }

    private static JsonObject object(String json) {
        try (JsonReader reader = READERS.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private static JsonArray array(String json) {
        try (JsonReader reader = READERS.createReader(new StringReader(json))) {
            return reader.readArray();
        }
    }
}
