package org.opencus.standards;

import static org.opencus.database.Rows.instant;
import static org.opencus.database.Rows.number;
import static org.opencus.database.Rows.optionalInstant;
import static org.opencus.database.Rows.text;
import static org.opencus.database.Rows.uuid;

import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatementDml;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.contract.Wire;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;
import org.opencus.model.QualityStandardInput;
import org.opencus.model.StandardRef;
import org.opencus.records.RecordKind;
import org.opencus.records.ReferrerRepository.Referrer;

/** The table of standards and the one of what services are held to. */
public final class StandardRepository {
    /** A standard of the centre, also one that was taken out. */
    Optional<StandardRow> find(Tx tx, String centre, UUID id) {
        return one(tx, "standard.find", "", centre, id);
    }

    /** The same; it is not taken out until the transaction ends. */
    Optional<StandardRow> hold(Tx tx, String centre, UUID id) {
        return one(tx, "standard.hold", "for share", centre, id);
    }

    /** The same, for a change. */
    Optional<StandardRow> lock(Tx tx, String centre, UUID id) {
        return one(tx, "standard.lock", "for update", centre, id);
    }

    private static Optional<StandardRow> one(Tx tx, String name, String lock, String centre, UUID id) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(name, "select * from quality_standard where id = :id and centre = :centre " + lock)
                .addParam("id", id)
                .addParam("centre", centre)
                .execute()) {
            return rows.findFirst().map(StandardRepository::row);
        }
    }

    /** A page of the standards that hold, the newest first. */
    List<StandardRow> page(Tx tx, String centre, Optional<String> before, int size) {
        var statement = tx.execute()
                .createNamedQuery("standard.page", """
                    select * from quality_standard where centre = :centre and gone_at is null %s
                    order by id desc limit :size
                    """.formatted(before.map(_ -> "and id < cast(:before as uuid)")
                        .orElse("")))
                .addParam("centre", centre)
                .addParam("size", size);
        before.ifPresent(id -> statement.addParam("before", id));
        try (Stream<DbRow> rows = statement.execute()) {
            return rows.map(StandardRepository::row).toList();
        }
    }

    void insert(Tx tx, StandardRow row) {
        filled(tx.execute().createNamedInsert("standard.insert", """
            insert into quality_standard (id, centre, version, name, document, modified_at)
            values (:id, :centre, :version, :name, cast(:document as jsonb),
                cast(:modifiedAt as timestamptz))
            """).addParam("centre", row.centre()), row)
                .execute();
    }

    void update(Tx tx, StandardRow row) {
        filled(tx.execute().createNamedUpdate("standard.update", """
            update quality_standard set version = :version, name = :name,
                document = cast(:document as jsonb), modified_at = cast(:modifiedAt as timestamptz)
            where id = :id
            """), row).execute();
    }

    private static DbStatementDml filled(DbStatementDml statement, StandardRow row) {
        return statement
                .addParam("id", row.id())
                .addParam("version", row.version())
                .addParam("name", row.content().name())
                .addParam("document", Wire.text(row.content()))
                .addParam("modifiedAt", Parameters.moment(row.modifiedAt()));
    }

    void retire(Tx tx, UUID id, Instant at) {
        tx.execute()
                .createNamedUpdate(
                        "standard.retire",
                        "update quality_standard set gone_at = cast(:at as timestamptz), modified_at ="
                                + " cast(:modifiedAt as timestamptz), version = version + 1 where id = :id")
                .addParam("at", Parameters.moment(at))
                .addParam("modifiedAt", Parameters.moment(at))
                .addParam("id", id)
                .execute();
    }

    /** Some of the services that are held to the standard; what has left the catalogue holds nothing back. */
    List<Referrer> heldTo(Tx tx, UUID standard, int most) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("standard.held-to", """
                    select s.code from service_standard a join service s on s.id = a.service
                    where a.standard = :standard and s.gone_at is null
                    order by s.code limit :most
                    """)
                .addParam("standard", standard)
                .addParam("most", most)
                .execute()) {
            return rows.map(row -> new Referrer(RecordKind.SERVICE.word(), text(row, "code")))
                    .toList();
        }
    }

    /** What a service is held to, in the order in which that was said. */
    List<StandardRef> ofOne(Tx tx, UUID service) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("standard.of-service", """
                    select s.id, s.name from service_standard a join quality_standard s on s.id = a.standard
                    where a.service = :service and s.gone_at is null order by a.position
                    """)
                .addParam("service", service)
                .execute()) {
            return rows.map(row -> new StandardRef(uuid(row, "id"), text(row, "name")))
                    .toList();
        }
    }

    /** Those of the standards that hold at the centre; none is taken out until the transaction ends. */
    public List<UUID> there(Tx tx, String centre, Collection<UUID> ids) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("standard.there", """
                    select id from quality_standard
                    where id = any(cast(:ids as uuid[])) and centre = :centre and gone_at is null
                    order by id for share
                    """)
                .addParam("ids", texts(ids))
                .addParam("centre", centre)
                .execute()) {
            return rows.map(row -> uuid(row, "id")).toList();
        }
    }

    /** The names of standards of the centre, also of those that were taken out. */
    public List<StandardRef> named(Tx tx, String centre, Collection<UUID> ids) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(
                        "standard.named",
                        "select id, name from quality_standard where id = any(cast(:ids as uuid[])) and centre ="
                                + " :centre")
                .addParam("ids", texts(ids))
                .addParam("centre", centre)
                .execute()) {
            return rows.map(row -> new StandardRef(uuid(row, "id"), text(row, "name")))
                    .toList();
        }
    }

    /** Waits until nobody else says what the service is held to. */
    void takeTurn(Tx tx, UUID service) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("standard.turn", "select id from service where id = :service for no key update")
                .addParam("service", service)
                .execute()) {
            var _ = rows.findFirst().orElseThrow();
        }
    }

    /** Replaces what a service is held to. */
    void attach(Tx tx, String centre, UUID service, List<UUID> standards) {
        tx.execute()
                .createNamedDelete("standard.detach", "delete from service_standard where service = :service")
                .addParam("service", service)
                .execute();
        tx.execute()
                .createNamedInsert("standard.attach", """
                    insert into service_standard (service, standard, centre, position)
                    select cast(:service as uuid), standard, :centre, position
                    from unnest(cast(:standards as uuid[])) with ordinality as named (standard, position)
                    """)
                .addParam("service", service)
                .addParam("centre", centre)
                .addParam("standards", texts(standards))
                .execute();
    }

    private static String[] texts(Collection<UUID> ids) {
        return Parameters.texts(ids.stream().map(UUID::toString).toList());
    }

    private static StandardRow row(DbRow row) {
        return new StandardRow(
                uuid(row, "id"),
                text(row, "centre"),
                number(row, "version"),
                Wire.read(text(row, "document"), QualityStandardInput.class),
                instant(row, "modified_at"),
                optionalInstant(row, "gone_at"));
    }
}
