package org.opencus.programmes;

import static org.opencus.database.Rows.instant;
import static org.opencus.database.Rows.number;
import static org.opencus.database.Rows.text;
import static org.opencus.database.Rows.uuid;

import io.helidon.dbclient.DbRow;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.contract.Wire;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;
import org.opencus.model.ConsultationInput;

/** The table of consultations. */
final class ConsultationRepository {
    /** What an adopted programme tells of its consultations; nobody holds very many. */
    private static final int MOST_TOLD = 500;

    /** The consultations of a programme in the order in which they were recorded. */
    List<ConsultationInput> all(Tx tx, UUID programme) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("consultation.all", """
                    select document from programme_consultation where programme = :programme
                    order by id limit :size
                    """)
                .addParam("programme", programme)
                .addParam("size", MOST_TOLD)
                .execute()) {
            return rows.map(ConsultationRepository::content).toList();
        }
    }

    /** A page of consultations, the newest first. */
    List<ConsultationRow> page(Tx tx, String centre, UUID programme, Optional<String> before, int size) {
        var statement = tx.execute()
                .createNamedQuery("consultation.page", """
                    select * from programme_consultation where programme = :programme and centre = :centre %s
                    order by id desc limit :size
                    """.formatted(before.map(_ -> "and id < cast(:before as uuid)")
                        .orElse("")))
                .addParam("programme", programme)
                .addParam("centre", centre)
                .addParam("size", size);
        before.ifPresent(id -> statement.addParam("before", id));
        try (Stream<DbRow> rows = statement.execute()) {
            return rows.map(ConsultationRepository::row).toList();
        }
    }

    Optional<ConsultationRow> find(Tx tx, String centre, UUID programme, UUID id) {
        return one(tx, "consultation.find", "", centre, programme, id);
    }

    /** The same, for a change. */
    Optional<ConsultationRow> lock(Tx tx, String centre, UUID programme, UUID id) {
        return one(tx, "consultation.lock", "for update", centre, programme, id);
    }

    private static Optional<ConsultationRow> one(
            Tx tx, String name, String lock, String centre, UUID programme, UUID id) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(name, """
                    select * from programme_consultation
                    where id = :id and programme = :programme and centre = :centre %s
                    """.formatted(lock))
                .addParam("id", id)
                .addParam("programme", programme)
                .addParam("centre", centre)
                .execute()) {
            return rows.findFirst().map(ConsultationRepository::row);
        }
    }

    void insert(Tx tx, ConsultationRow row) {
        tx.execute()
                .createNamedInsert("consultation.insert", """
                    insert into programme_consultation (id, programme, centre, version, document, modified_at)
                    values (:id, :programme, :centre, :version, cast(:document as jsonb),
                        cast(:modifiedAt as timestamptz))
                    """)
                .addParam("id", row.id())
                .addParam("programme", row.programme())
                .addParam("centre", row.centre())
                .addParam("version", row.version())
                .addParam("document", Wire.text(row.content()))
                .addParam("modifiedAt", Parameters.moment(row.modifiedAt()))
                .execute();
    }

    void update(Tx tx, ConsultationRow row) {
        tx.execute()
                .createNamedUpdate("consultation.update", """
                    update programme_consultation set version = :version, document = cast(:document as jsonb),
                        modified_at = cast(:modifiedAt as timestamptz)
                    where id = :id
                    """)
                .addParam("version", row.version())
                .addParam("document", Wire.text(row.content()))
                .addParam("modifiedAt", Parameters.moment(row.modifiedAt()))
                .addParam("id", row.id())
                .execute();
    }

    private static ConsultationInput content(DbRow row) {
        return Wire.read(text(row, "document"), ConsultationInput.class);
    }

    private static ConsultationRow row(DbRow row) {
        return new ConsultationRow(
                uuid(row, "id"),
                uuid(row, "programme"),
                text(row, "centre"),
                number(row, "version"),
                content(row),
                instant(row, "modified_at"));
    }
}
