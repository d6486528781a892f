package org.opencus.privacy;

import static org.opencus.database.Rows.instant;
import static org.opencus.database.Rows.optionalInstant;
import static org.opencus.database.Rows.text;
import static org.opencus.database.Rows.uuid;

import io.helidon.dbclient.DbRow;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;
import org.opencus.model.Restriction;
import org.opencus.model.RestrictionGround;
import org.opencus.model.WireForm;

/** The table of restrictions of processing. */
public final class RestrictionRepository {
    /** All of a person, the newest first. */
    public List<Restriction> of(Tx tx, List<UUID> residents) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("restriction.of", """
                    select * from processing_restriction
                    where resident_id = any(cast(:ids as uuid[])) order by id desc
                    """)
                .addParam("ids", Persons.texts(residents))
                .execute()) {
            return rows.map(RestrictionRepository::restriction).toList();
        }
    }

    /** Puts one in force. */
    public void insert(Tx tx, UUID id, UUID resident, RestrictionGround ground, Instant at) {
        tx.execute()
                .createNamedInsert("restriction.insert", """
                    insert into processing_restriction (id, resident_id, ground, since)
                    values (:id, :resident, :ground, cast(:at as timestamptz))
                    """)
                .addParam("id", id)
                .addParam("resident", resident)
                .addParam("ground", ground.value())
                .addParam("at", Parameters.moment(at))
                .execute();
    }

    /** Lifts one that holds. */
    public void lift(Tx tx, UUID id, Instant at) {
        tx.execute()
                .createNamedUpdate("restriction.lift", """
                    update processing_restriction set lifted_at = cast(:at as timestamptz)
                    where id = :id and lifted_at is null
                    """)
                .addParam("id", id)
                .addParam("at", Parameters.moment(at))
                .execute();
    }

    private static Restriction restriction(DbRow row) {
        return Restriction.builder()
                .id(uuid(row, "id"))
                .residentId(uuid(row, "resident_id"))
                .ground(WireForm.constant(RestrictionGround.class, text(row, "ground")))
                .since(instant(row, "since"))
                .liftedAt(optionalInstant(row, "lifted_at"))
                .build();
    }
}
