package org.opencus.providers;

import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatementDml;
import io.helidon.dbclient.DbStatementQuery;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.opencus.contract.Refusal;
import org.opencus.contract.Wire;
import org.opencus.database.Constraints;
import org.opencus.database.Parameters;
import org.opencus.database.Rows;
import org.opencus.database.Tx;
import org.opencus.providers.ProviderRow.Author;
import org.opencus.providers.ProviderRow.Keys;

/** The table of what centres agree with providers. */
final class ProviderRecordRepository {
    /** How a record is held until the transaction ends. */
    enum Hold {
        NOT(""),
        AS_IT_IS("for share"),
        FOR_A_CHANGE("for update");

        private final String sql;

        Hold(String sql) {
            this.sql = sql;
        }
    }

    /**
     * Which records a list shows.
     *
     * @param own only those of this organisation, for a caller who acts for it
     */
    record Slice(
            Optional<UUID> parent,
            Optional<String> own,
            Optional<String> provider,
            Optional<String> service,
            Optional<String> before,
            int size) {}

    /** A record of the centre, also one that was taken out; only if it is of the organisation, where one is given. */
    Optional<ProviderRow> find(Tx tx, String centre, ProviderKind kind, UUID id, Optional<String> own, Hold hold) {
        DbStatementQuery query = tx.execute()
                .createNamedQuery(kind.word() + ".find", """
                    select * from provider_record where id = :id and centre = :centre and kind = :kind %s %s
                    """.formatted(own(own), hold.sql))
                .addParam("id", id)
                .addParam("centre", centre)
                .addParam("kind", kind.word());
        own.ifPresent(code -> query.addParam("own", code));
        try (Stream<DbRow> rows = query.execute()) {
            return rows.findFirst().map(row -> row(kind, row));
        }
    }

    /** A page of the records that are there, the newest first. */
    List<ProviderRow> page(Tx tx, String centre, ProviderKind kind, Slice slice) {
        DbStatementQuery query = tx.execute()
                .createNamedQuery(kind.word() + ".page", """
                    select * from provider_record
                    where centre = :centre and kind = :kind and gone_at is null %s
                    order by id desc limit :size
                    """.formatted(conditions(slice)))
                .addParam("centre", centre)
                .addParam("kind", kind.word())
                .addParam("size", slice.size());
        slice.parent().ifPresent(id -> query.addParam("parent", id));
        slice.own().ifPresent(code -> query.addParam("own", code));
        slice.provider().ifPresent(code -> query.addParam("provider", code));
        slice.service().ifPresent(code -> query.addParam("service", code));
        slice.before().ifPresent(id -> query.addParam("before", id));
        try (Stream<DbRow> rows = query.execute()) {
            return rows.map(row -> row(kind, row)).toList();
        }
    }

    /** Spelt out, so that each filter has its index. */
    private static String conditions(Slice slice) {
        return slice.parent().map(_ -> "and parent = :parent ").orElse("")
                + own(slice.own())
                + slice.provider()
                        .map(_ -> "and organisations @> array[cast(:provider as text)] ")
                        .orElse("")
                + slice.service()
                        .map(_ -> "and services @> array[cast(:service as text)] ")
                        .orElse("")
                + slice.before().map(_ -> "and id < cast(:before as uuid)").orElse("");
    }

    private static String own(Optional<String> organisation) {
        return organisation
                .map(_ -> "and organisations && array[cast(:own as text), '" + Keys.EVERYBODY + "'] ")
                .orElse("");
    }

    /** What was decided about a service by a day, the latest first. */
    Optional<JsonObject> decided(Tx tx, String centre, String service, LocalDate day) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("commissioning-decision.latest", """
                    select document from provider_record
                    where centre = :centre and kind = :kind and services @> array[cast(:service as text)]
                        and document ->> 'decidedOn' <= :day
                    order by document ->> 'decidedOn' desc, id desc limit 1
                    """)
                .addParam("centre", centre)
                .addParam("kind", ProviderKind.DECISION.word())
                .addParam("service", service)
                .addParam("day", day.toString())
                .execute()) {
            return rows.findFirst().map(row -> document(Rows.text(row, "document")));
        }
    }

    /** What belongs to the record, in the order in which it was recorded. */
    List<ProviderRow> parts(Tx tx, ProviderKind kind, UUID id) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(kind.word() + ".parts", """
                    select * from provider_record where parent = :parent and kind = :kind and gone_at is null order by id
                    """)
                .addParam("parent", id)
                .addParam("kind", kind.word())
                .execute()) {
            return rows.map(row -> row(kind, row)).toList();
        }
    }

    /** Whether something belongs to the record. */
    boolean hasParts(Tx tx, UUID id) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(
                        "provider-record.parts",
                        "select id from provider_record where parent = :parent and gone_at is null limit 1")
                .addParam("parent", id)
                .execute()) {
            return rows.findFirst().isPresent();
        }
    }

    /** A new record; 409 where its number is taken. */
    void insert(Tx tx, ProviderRow row) {
        unlessTaken(
                row,
                () -> filled(tx.execute().createNamedInsert(row.kind().word() + ".insert", """
                    insert into provider_record (id, centre, kind, parent, version, document, organisations, services, number,
                        author, acting_for, modified_at)
                    values (:id, :centre, :kind, cast(:parent as uuid), :version, cast(:document as jsonb),
                        cast(:organisations as text[]), cast(:services as text[]), cast(:number as text),
                        cast(:author as text), cast(:actingFor as text), cast(:modifiedAt as timestamptz))
                    """), row)
                        .addParam("centre", row.centre())
                        .addParam("kind", row.kind().word())
                        .addParam("parent", row.parent().orElse(null))
                        .addParam("author", row.author().name().orElse(null))
                        .addParam("actingFor", row.author().organisation().orElse(null))
                        .execute());
    }

    /** Another version of a record; 409 where its number is taken. */
    void update(Tx tx, ProviderRow row) {
        unlessTaken(
                row,
                () -> filled(tx.execute().createNamedUpdate(row.kind().word() + ".update", """
                    update provider_record set version = :version, document = cast(:document as jsonb),
                        organisations = cast(:organisations as text[]), services = cast(:services as text[]),
                        number = cast(:number as text), modified_at = cast(:modifiedAt as timestamptz)
                    where id = :id
                    """), row)
                        .execute());
    }

    private static DbStatementDml filled(DbStatementDml statement, ProviderRow row) {
        return statement
                .addParam("id", row.id())
                .addParam("version", row.version())
                .addParam("document", row.document().toString())
                .addParam("organisations", Parameters.texts(row.keys().organisations()))
                .addParam("services", Parameters.texts(row.keys().services()))
                .addParam("number", row.keys().number().orElse(null))
                .addParam("modifiedAt", Parameters.moment(row.modifiedAt()));
    }

    private static void unlessTaken(ProviderRow row, Supplier<Long> change) {
        try {
            var _ = change.get();
        } catch (RuntimeException e) {
            if (Constraints.broken(e).filter("provider_record_number"::equals).isPresent()) {
                throw Refusal.of(Refusal.Kind.CONFLICT, row.kind().taken());
            }
            throw e;
        }
    }

    /** Takes a record out. */
    void retire(Tx tx, UUID id, Instant at) {
        tx.execute()
                .createNamedUpdate("provider-record.retire", """
                    update provider_record set version = version + 1, gone_at = cast(:at as timestamptz),
                        modified_at = cast(:same as timestamptz)
                    where id = :id
                    """)
                .addParam("at", Parameters.moment(at))
                .addParam("same", Parameters.moment(at))
                .addParam("id", id)
                .execute();
    }

    private static JsonObject document(String json) {
        return Wire.read(json, JsonObject.class);
    }

    private static ProviderRow row(ProviderKind kind, DbRow row) {
        return new ProviderRow(
                Rows.uuid(row, "id"),
                Rows.text(row, "centre"),
                kind,
                Rows.optionalUuid(row, "parent"),
                Rows.number(row, "version"),
                document(Rows.text(row, "document")),
                new Keys(
                        Rows.texts(row, "organisations"),
                        Rows.texts(row, "services"),
                        Rows.optionalText(row, "number")),
                new Author(Rows.optionalText(row, "author"), Rows.optionalText(row, "acting_for")),
                Rows.instant(row, "modified_at"),
                Rows.optionalInstant(row, "gone_at"));
    }
}
