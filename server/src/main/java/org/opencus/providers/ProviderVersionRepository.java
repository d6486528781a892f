package org.opencus.providers;

import io.helidon.dbclient.DbRow;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.contract.Wire;
import org.opencus.database.Rows;
import org.opencus.database.Tx;
import org.opencus.records.KeptRecord;
import org.opencus.records.RecordVersionRepository.Author;
import org.opencus.records.RecordVersionRepository.Version;

/** Reads how records came to be what they are. */
final class ProviderVersionRepository {
    /** Versions up to this number, the latest first. */
    List<Version> upTo(Tx tx, UUID record, long number, int size) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("provider-record.versions", """
                    select version, at, act, subject, name, organisation, before ->> 'document' as document,
                        cast(before ->> 'modified_at' as timestamptz) as modified_at
                    from record_version where record = :record and version <= :number
                    order by version desc limit :size
                    """)
                .addParam("record", record)
                .addParam("number", number)
                .addParam("size", size)
                .execute()) {
            return rows.map(row -> version(record, row)).toList();
        }
    }

    private static Version version(UUID record, DbRow row) {
        return new Version(
                Rows.number(row, "version"),
                Rows.instant(row, "at"),
                Rows.text(row, "act"),
                Rows.optionalText(row, "subject")
                        .map(subject -> new Author(
                                subject, Rows.optionalText(row, "name"), Rows.optionalText(row, "organisation"))),
                Rows.optionalText(row, "document")
                        .map(document -> new KeptRecord(
                                record,
                                "",
                                Wire.read(document, JsonObject.class),
                                Rows.instant(row, "modified_at"),
                                Optional.empty())));
    }
}
