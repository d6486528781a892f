package org.opencus.staff;

import io.helidon.dbclient.DbRow;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.database.Rows;
import org.opencus.database.Tx;

/** Units. */
final class UnitRepository {
    /** A page of the units of a centre by name. */
    public List<UnitRow> page(Tx tx, String centre, Optional<String> after, int size) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("unit.page", """
                    select * from staff_unit
                    where centre = :centre and (cast(:after as text) is null or name > cast(:after as text))
                    order by name limit :size
                    """)
                .addParam("centre", centre)
                .addParam("after", after.orElse(null))
                .addParam("size", size)
                .execute()) {
            return rows.map(UnitRepository::row).toList();
        }
    }

    /** A unit of a centre. */
    public Optional<UnitRow> find(Tx tx, String centre, UUID id) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("unit.find", "select * from staff_unit where centre = :centre and id = :id")
                .addParam("centre", centre)
                .addParam("id", id)
                .execute()) {
            return rows.findFirst().map(UnitRepository::row);
        }
    }

    /** The same, while nobody else changes it. */
    public Optional<UnitRow> lock(Tx tx, String centre, UUID id) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(
                        "unit.lock", "select * from staff_unit where centre = :centre and id = :id for update")
                .addParam("centre", centre)
                .addParam("id", id)
                .execute()) {
            return rows.findFirst().map(UnitRepository::row);
        }
    }

    /** Whether a unit is the other one or inside it. */
    public boolean isInside(Tx tx, UUID id, UUID other) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("unit.is-inside", """
                    with recursive above(id, parent_id) as (
                        select id, parent_id from staff_unit where id = :id
                        union select u.id, u.parent_id from staff_unit u join above a on u.id = a.parent_id)
                    select exists (select from above where id = :other) as inside
                    """)
                .addParam("id", id)
                .addParam("other", other)
                .execute()) {
            return rows.findFirst().map(row -> Rows.flag(row, "inside")).orElse(false);
        }
    }

    /** One change of the units of a centre at a time, so that two cannot be put into each other. */
    public void lockAll(Tx tx, String centre) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(
                        "unit.lock-all", "select id from staff_unit where centre = :centre order by id for update")
                .addParam("centre", centre)
                .execute()) {
            rows.forEach(row -> Rows.uuid(row, "id"));
        }
    }

    /** A new unit. */
    public void insert(Tx tx, String centre, UnitRow unit) {
        tx.execute()
                .createNamedInsert("unit.insert", """
                    insert into staff_unit (id, centre, name, parent_id)
                    values (:id, :centre, :name, cast(:parent as uuid))
                    """)
                .addParam("id", unit.id())
                .addParam("centre", centre)
                .addParam("name", unit.name())
                .addParam("parent", unit.parentId().orElse(null))
                .execute();
    }

    /** Another name, another place. */
    public void update(Tx tx, UnitRow unit) {
        tx.execute()
                .createNamedUpdate("unit.update", """
                    update staff_unit set name = :name, parent_id = cast(:parent as uuid), version = version + 1
                    where id = :id
                    """)
                .addParam("name", unit.name())
                .addParam("parent", unit.parentId().orElse(null))
                .addParam("id", unit.id())
                .execute();
    }

    /** Takes a unit out. */
    public void delete(Tx tx, UUID id) {
        tx.execute()
                .createNamedDelete("unit.delete", "delete from staff_unit where id = :id")
                .addParam("id", id)
                .execute();
    }

    private static UnitRow row(DbRow row) {
        return new UnitRow(
                Rows.uuid(row, "id"),
                Rows.text(row, "name"),
                Rows.optionalUuid(row, "parent_id"),
                Rows.number(row, "version"));
    }
}
