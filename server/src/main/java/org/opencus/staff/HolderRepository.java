package org.opencus.staff;

import io.helidon.dbclient.DbRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.database.Rows;
import org.opencus.database.Tx;

/** Who holds positions, and when. */
final class HolderRepository {
    /** A page of the holders of a position. */
    public List<HolderRow> page(Tx tx, UUID position, Optional<UUID> after, int size) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("holder.page", """
                    select * from staff_holder
                    where position_id = :position and (cast(:after as uuid) is null or id > cast(:after as uuid))
                    order by id limit :size
                    """)
                .addParam("position", position)
                .addParam("after", after.orElse(null))
                .addParam("size", size)
                .execute()) {
            return rows.map(HolderRepository::row).toList();
        }
    }

    /** One holder of a position. */
    public Optional<HolderRow> find(Tx tx, UUID position, UUID id) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(
                        "holder.find", "select * from staff_holder where position_id = :position and id = :id")
                .addParam("position", position)
                .addParam("id", id)
                .execute()) {
            return rows.findFirst().map(HolderRepository::row);
        }
    }

    /** The most who hold a position on one day of the time. */
    public int most(Tx tx, UUID position, LocalDate since, Optional<LocalDate> until) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("holder.most", """
                    with present as (
                        select since, coalesce(until, 'infinity') as until from staff_holder
                        where position_id = :position and since <= coalesce(cast(:until as date), 'infinity')
                            and coalesce(until, 'infinity') >= cast(:since as date))
                    select coalesce(max((select count(*) from present p where p.since <= day.at and p.until >= day.at)), 0)
                        as most
                    from (select greatest(since, cast(:since as date)) as at from present) day
                    """)
                .addParam("position", position)
                .addParam("until", until.orElse(null))
                .addParam("since", since)
                .execute()) {
            return rows.findFirst().map(row -> Rows.integer(row, "most")).orElse(0);
        }
    }

    /** A new holder. */
    public void insert(Tx tx, String centre, UUID position, HolderRow holder) {
        tx.execute()
                .createNamedInsert("holder.insert", """
                    insert into staff_holder (id, centre, position_id, subject, name, since, until)
                    values (:id, :centre, :position, :subject, cast(:name as text), :since, cast(:until as date))
                    """)
                .addParam("id", holder.id())
                .addParam("centre", centre)
                .addParam("position", position)
                .addParam("subject", holder.subject())
                .addParam("name", holder.name().orElse(null))
                .addParam("since", holder.since())
                .addParam("until", holder.until().orElse(null))
                .execute();
    }

    /** The last day of a holder. */
    public void end(Tx tx, UUID id, LocalDate until) {
        tx.execute()
                .createNamedUpdate(
                        "holder.end", "update staff_holder set until = :until, version = version + 1 where id = :id")
                .addParam("until", until)
                .addParam("id", id)
                .execute();
    }

    /** Takes out one that never began. */
    public void delete(Tx tx, UUID id) {
        tx.execute()
                .createNamedDelete("holder.delete", "delete from staff_holder where id = :id")
                .addParam("id", id)
                .execute();
    }

    private static HolderRow row(DbRow row) {
        return new HolderRow(
                Rows.uuid(row, "id"),
                Rows.text(row, "subject"),
                Rows.optionalText(row, "name"),
                Rows.optionalDay(row, "since").orElseThrow(),
                Rows.optionalDay(row, "until"),
                Rows.number(row, "version"));
    }
}
