package org.opencus.residents;

import static org.opencus.database.Rows.bytes;
import static org.opencus.database.Rows.instant;
import static org.opencus.database.Rows.optionalInstant;
import static org.opencus.database.Rows.optionalText;
import static org.opencus.database.Rows.text;
import static org.opencus.database.Rows.uuid;

import io.helidon.dbclient.DbRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;

/** The traces of merges. */
public final class MergeRepository {
    private static final String SELECT = """
        select m.*, staff_name(r.centre, m.merged_by) as merged_by_name, staff_name(r.centre, m.undone_by) as undone_by_name
        from resident_merge m join resident r on r.id = m.survivor where m.survivor = :survivor\
        """;

    /** One merge; what was taken over is sealed. */
    public record Merge(
            UUID id,
            UUID survivor,
            UUID duplicate,
            byte[] sealed,
            Instant mergedAt,
            String mergedBy,
            Optional<Instant> undoneAt,
            Optional<String> undoneBy,
            Optional<String> mergedByName,
            Optional<String> undoneByName) {}

    /** The merges into a record, the oldest first. */
    public List<Merge> of(Tx tx, UUID survivor) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("resident-merge.of", SELECT + " order by m.id")
                .addParam("survivor", survivor)
                .execute()) {
            return rows.map(MergeRepository::merge).toList();
        }
    }

    /** One merge into a record. */
    public Optional<Merge> find(Tx tx, UUID survivor, UUID id) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("resident-merge.find", SELECT + " and m.id = :id")
                .addParam("id", id)
                .addParam("survivor", survivor)
                .execute()) {
            return rows.findFirst().map(MergeRepository::merge);
        }
    }

    void insert(Tx tx, Merge merge, byte[] sealed) {
        tx.execute()
                .createNamedInsert("resident-merge.insert", """
                    insert into resident_merge (id, survivor, duplicate, sealed, merged_at, merged_by)
                    values (:id, :survivor, :duplicate, :sealed, cast(:at as timestamptz), :by)
                    """)
                .addParam("id", merge.id())
                .addParam("survivor", merge.survivor())
                .addParam("duplicate", merge.duplicate())
                .addParam("sealed", sealed)
                .addParam("at", Parameters.moment(merge.mergedAt()))
                .addParam("by", merge.mergedBy())
                .execute();
    }

    void undone(Tx tx, UUID id, Instant at, String by) {
        tx.execute()
                .createNamedUpdate("resident-merge.undone", """
                    update resident_merge set undone_at = cast(:at as timestamptz), undone_by = :by where id = :id
                    """)
                .addParam("at", Parameters.moment(at))
                .addParam("by", by)
                .addParam("id", id)
                .execute();
    }

    private static Merge merge(DbRow row) {
        return new Merge(
                uuid(row, "id"),
                uuid(row, "survivor"),
                uuid(row, "duplicate"),
                bytes(row, "sealed"),
                instant(row, "merged_at"),
                text(row, "merged_by"),
                optionalInstant(row, "undone_at"),
                optionalText(row, "undone_by"),
                optionalText(row, "merged_by_name"),
                optionalText(row, "undone_by_name"));
    }
}
