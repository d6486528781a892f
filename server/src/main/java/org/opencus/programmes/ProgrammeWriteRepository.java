package org.opencus.programmes;

import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbStatementDml;
import java.time.Instant;
import java.util.UUID;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.contract.Wire;
import org.opencus.database.Constraints;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;
import org.opencus.model.ProgrammeEnding;
import org.opencus.model.ProgrammePeriod;
import org.opencus.programmes.ProgrammeVersionRow.Adopted;

/** Writes versions of programmes. */
final class ProgrammeWriteRepository {
    private static final Text DRAFTED =
            new Text("Nowa wersja tego programu już powstaje.", "A new version of this programme is being prepared.");
    private static final Text CONSULTED =
            new Text("Zapisano już konsultacje tego programu.", "Consultations of this programme have been recorded.");

    /** A new programme, without a version; false where its id is there already. */
    boolean insertProgramme(Tx tx, UUID id, String centre) {
        return tx.execute()
                        .createNamedInsert("programme.insert", """
                            insert into programme (id, centre) values (:id, :centre) on conflict (id) do nothing
                            """)
                        .addParam("id", id)
                        .addParam("centre", centre)
                        .execute()
                == 1;
    }

    /** A draft; refused (409) where the programme has one. */
    void insertDraft(Tx tx, ProgrammeVersionRow row) {
        try {
            filled(tx.execute().createNamedInsert("programme.insert-draft", """
                insert into programme_version (programme, number, centre, version, document, authors, diagnosis,
                    succeeds, starts_on, ends_on, modified_at)
                values (:programme, :number, :centre, :version, cast(:document as jsonb), cast(:authors as text[]),
                    cast(:diagnosis as uuid), cast(:succeeds as uuid), cast(:startsOn as date),
                    cast(:endsOn as date), cast(:modifiedAt as timestamptz))
                """).addParam("centre", row.centre()), row)
                    .execute();
        } catch (DbClientException e) {
            boolean drafted = Constraints.broken(e)
                    .filter(name -> name.equals("programme_draft") || name.equals("programme_version_pkey"))
                    .isPresent();
            throw drafted ? Refusal.of(Refusal.Kind.CONFLICT, DRAFTED) : e;
        }
    }

    void updateDraft(Tx tx, ProgrammeVersionRow row) {
        filled(tx.execute().createNamedUpdate("programme.update-draft", """
            update programme_version set version = :version, document = cast(:document as jsonb),
                authors = cast(:authors as text[]), diagnosis = cast(:diagnosis as uuid),
                succeeds = cast(:succeeds as uuid), starts_on = cast(:startsOn as date),
                ends_on = cast(:endsOn as date), modified_at = cast(:modifiedAt as timestamptz)
            where programme = :programme and number = :number and adopted_at is null
            """), row)
                .execute();
    }

    private static DbStatementDml filled(DbStatementDml statement, ProgrammeVersionRow row) {
        return statement
                .addParam("programme", row.programme())
                .addParam("number", row.number())
                .addParam("version", row.version())
                .addParam("document", Wire.text(row.content()))
                .addParam("authors", Parameters.texts(row.authors()))
                .addParam("diagnosis", row.content().diagnosis().orElse(null))
                .addParam("succeeds", row.content().succeeds().orElse(null))
                .addParam(
                        "startsOn",
                        row.content().period().map(ProgrammePeriod::from).orElse(null))
                .addParam(
                        "endsOn",
                        row.content().period().map(ProgrammePeriod::until).orElse(null))
                .addParam("modifiedAt", Parameters.moment(row.modifiedAt()));
    }

    /** Makes the draft the current version in the place of the one before. */
    void adopt(Tx tx, ProgrammeVersionRow row, Adopted adoption) {
        tx.execute()
                .createNamedUpdate(
                        "programme.replace",
                        "update programme_version set current = false where programme = :programme and current")
                .addParam("programme", row.programme())
                .execute();
        tx.execute()
                .createNamedUpdate("programme.adopt", """
                    update programme_version set adopted_at = cast(:at as timestamptz), adopted_on = cast(:on as date),
                        adopted_by = :by, resolution = cast(:resolution as text), adopted = cast(:shown as jsonb),
                        current = true, modified_at = cast(:modifiedAt as timestamptz)
                    where programme = :programme and number = :number and adopted_at is null
                    """)
                .addParam("at", Parameters.moment(adoption.at()))
                .addParam("modifiedAt", Parameters.moment(adoption.at()))
                .addParam("on", adoption.on())
                .addParam("by", adoption.by())
                .addParam("resolution", adoption.resolution().orElse(null))
                .addParam("shown", adoption.shown())
                .addParam("programme", row.programme())
                .addParam("number", row.number())
                .execute();
    }

    /** Ends the current version early. */
    void end(Tx tx, ProgrammeVersionRow row, ProgrammeEnding ending, Instant at) {
        tx.execute()
                .createNamedUpdate("programme.end", """
                    update programme_version set ended_on = cast(:endedOn as date), ending = cast(:ending as jsonb),
                        modified_at = cast(:modifiedAt as timestamptz)
                    where programme = :programme and number = :number
                    """)
                .addParam("endedOn", ending.endedOn())
                .addParam("ending", Wire.text(ending))
                .addParam("modifiedAt", Parameters.moment(at))
                .addParam("programme", row.programme())
                .addParam("number", row.number())
                .execute();
    }

    /** Drops a draft, and the programme with it where nothing of it was ever adopted. */
    void drop(Tx tx, ProgrammeVersionRow row) {
        tx.execute()
                .createNamedDelete("programme.drop-draft", """
                    delete from programme_version
                    where programme = :programme and number = :number and adopted_at is null
                    """)
                .addParam("programme", row.programme())
                .addParam("number", row.number())
                .execute();
        if (row.number() == 1) {
            dropProgramme(tx, row.programme());
        }
    }

    private static void dropProgramme(Tx tx, UUID id) {
        try {
            tx.execute()
                    .createNamedDelete("programme.drop", "delete from programme where id = :id")
                    .addParam("id", id)
                    .execute();
        } catch (DbClientException e) {
            boolean consulted = Constraints.broken(e)
                    .filter("consultation_programme"::equals)
                    .isPresent();
            throw consulted ? Refusal.of(Refusal.Kind.CONFLICT, CONSULTED) : e;
        }
    }
}
