package org.opencus.records;

import io.helidon.dbclient.DbRow;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.contract.Wire;
import org.opencus.database.Rows;
import org.opencus.database.Tx;

/** Reads how records came to be what they are. */
public final class RecordVersionRepository {
    private final RecordListRepository records = new RecordListRepository();

    /**
     * A version of a record.
     *
     * @param author who made it; none for an import
     * @param before the record until then; none for the first version
     */
    public record Version(long number, Instant at, String act, Optional<Author> author, Optional<KeptRecord> before) {}

    /** Who made a version, in which roles. */
    public record Author(String subject, Optional<String> name, Optional<String> organisation, List<String> roles) {}

    /** Versions up to this number, the latest first. */
    public List<Version> upTo(Tx tx, RecordKind kind, UUID record, long number, int size) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(
                        kind.word() + ".versions", """
                            select v.version as number, v.at, v.act, v.subject, v.name as author, v.organisation as acting_for, v.roles as acting_as, %s
                            from record_version v left join lateral jsonb_populate_record(cast(null as %s), v.before) r on true
                            where v.record = :record and v.version <= :number
                            order by v.version desc
                            limit :size
                            """.formatted(records.columns(kind, RecordOrder.NAME), kind.table()))
                .addParam("record", record)
                .addParam("number", number)
                .addParam("size", size)
                .execute()) {
            return rows.map(row -> version(row, records.row(kind, row))).toList();
        }
    }

    /** The same of something outside the catalogue, which is told as its document. */
    public List<Version> upTo(Tx tx, UUID record, long number, int size) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("document.versions", """
                    select version as number, at, act, subject, name as author, organisation as acting_for,
                        roles as acting_as, before ->> 'document' as document,
                        cast(before ->> 'modified_at' as timestamptz) as modified_at
                    from record_version where record = :record and version <= :number
                    order by version desc limit :size
                    """)
                .addParam("record", record)
                .addParam("number", number)
                .addParam("size", size)
                .execute()) {
            return rows.map(row -> version(row, document(record, row))).toList();
        }
    }

    private static Optional<KeptRecord> document(UUID record, DbRow row) {
        return Rows.optionalText(row, "document")
                .map(document -> new KeptRecord(
                        record,
                        "",
                        Wire.read(document, JsonObject.class),
                        Rows.instant(row, "modified_at"),
                        Optional.empty()));
    }

    private static Version version(DbRow row, Optional<KeptRecord> before) {
        return new Version(
                Rows.number(row, "number"),
                Rows.instant(row, "at"),
                Rows.text(row, "act"),
                Rows.optionalText(row, "subject")
                        .map(subject -> new Author(
                                subject,
                                Rows.optionalText(row, "author"),
                                Rows.optionalText(row, "acting_for"),
                                Rows.texts(row, "acting_as"))),
                before);
    }

    /** The number of the version that a service has now. */
    public long current(Tx tx, UUID service) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("service.version", "select version from service where id = :id")
                .addParam("id", service)
                .execute()) {
            return Rows.number(rows.findFirst().orElseThrow(), "version");
        }
    }
}
