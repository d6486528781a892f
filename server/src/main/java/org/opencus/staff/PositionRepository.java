package org.opencus.staff;

import io.helidon.dbclient.DbRow;
import jakarta.json.JsonArray;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.contract.Wire;
import org.opencus.database.Parameters;
import org.opencus.database.Rows;
import org.opencus.database.Tx;
import org.opencus.model.PositionPost;

/** Positions. */
final class PositionRepository {
    private static final String POSITION = """
        select p.*, (select count(*) from staff_holder h where h.position_id = p.id
            and h.since <= cast(:day as date) and (h.until is null or h.until >= cast(:day as date))) as held
        from staff_position p
        """;

    /** A page of the positions of a centre by title. */
    public List<PositionRow> page(Tx tx, String centre, LocalDate day, Optional<List<String>> after, int size) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("position.page", POSITION + """
                    where p.centre = :centre and p.closed_at is null and (cast(:title as text) is null
                        or (p.title, p.id) > (cast(:title as text), cast(:id as uuid)))
                    order by p.title, p.id limit :size
                    """)
                .addParam("day", day)
                .addParam("centre", centre)
                .addParam("title", after.map(List::getFirst).orElse(null))
                .addParam(
                        "id", after.map(keys -> UUID.fromString(keys.getLast())).orElse(null))
                .addParam("size", size)
                .execute()) {
            return rows.map(PositionRepository::row).toList();
        }
    }

    /** A position of a centre. */
    public Optional<PositionRow> find(Tx tx, String centre, UUID id, LocalDate day) {
        return one(
                tx,
                "position.find",
                "where p.centre = :centre and p.id = :id and p.closed_at is null",
                centre,
                id,
                day);
    }

    /** The same, while nobody else changes it or its holders. */
    public Optional<PositionRow> lock(Tx tx, String centre, UUID id, LocalDate day) {
        return one(
                tx,
                "position.lock",
                "where p.centre = :centre and p.id = :id and p.closed_at is null for update of p",
                centre,
                id,
                day);
    }

    private static Optional<PositionRow> one(
            Tx tx, String statement, String where, String centre, UUID id, LocalDate day) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(statement, POSITION + where)
                .addParam("day", day)
                .addParam("centre", centre)
                .addParam("id", id)
                .execute()) {
            return rows.findFirst().map(PositionRepository::row);
        }
    }

    /** A new position. */
    public void insert(Tx tx, String centre, PositionRow position) {
        tx.execute()
                .createNamedInsert("position.insert", """
                    insert into staff_position (id, centre, title, role, unit_id, places, posts)
                    values (:id, :centre, :title, :role, cast(:unit as uuid), :places, cast(:posts as jsonb))
                    """)
                .addParam("id", position.id())
                .addParam("centre", centre)
                .addParam("title", position.title())
                .addParam("role", position.role())
                .addParam("unit", position.unitId().orElse(null))
                .addParam("places", position.places())
                .addParam("posts", Wire.text(position.posts()))
                .execute();
    }

    /** Everything but the role. */
    public void update(Tx tx, PositionRow position) {
        tx.execute()
                .createNamedUpdate("position.update", """
                    update staff_position set title = :title, unit_id = cast(:unit as uuid), places = :places,
                        posts = cast(:posts as jsonb), version = version + 1
                    where id = :id
                    """)
                .addParam("title", position.title())
                .addParam("unit", position.unitId().orElse(null))
                .addParam("places", position.places())
                .addParam("posts", Wire.text(position.posts()))
                .addParam("id", position.id())
                .execute();
    }

    /** Closes a position: it is shown no more, who held it stays known. */
    public void close(Tx tx, UUID id, Instant at) {
        tx.execute()
                .createNamedUpdate("position.close", """
                    update staff_position set closed_at = cast(:at as timestamptz), unit_id = null,
                        version = version + 1
                    where id = :id
                    """)
                .addParam("at", Parameters.moment(at))
                .addParam("id", id)
                .execute();
    }

    private static PositionRow row(DbRow row) {
        return new PositionRow(
                Rows.uuid(row, "id"),
                Rows.text(row, "title"),
                Rows.text(row, "role"),
                Rows.optionalUuid(row, "unit_id"),
                Rows.integer(row, "places"),
                Wire.read(Rows.text(row, "posts"), JsonArray.class).stream()
                        .map(post -> Wire.read(post, PositionPost.class))
                        .toList(),
                Rows.integer(row, "held"),
                Rows.number(row, "version"));
    }
}
