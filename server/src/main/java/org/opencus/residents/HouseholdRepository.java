package org.opencus.residents;

import static org.opencus.database.Rows.integer;
import static org.opencus.database.Rows.number;
import static org.opencus.database.Rows.text;
import static org.opencus.database.Rows.uuid;

import io.helidon.dbclient.DbRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;
import org.opencus.model.HouseholdMember;
import org.opencus.model.HouseholdRelation;
import org.opencus.model.ResidentCounts;
import org.opencus.model.WireForm;

/** Who lives with whom. */
public final class HouseholdRepository {
    /** The place of one resident in a household. */
    record Membership(UUID household, HouseholdRelation relation) {}

    /** A household without its members. */
    public record Row(UUID id, long version, int otherPersons) {}

    /** The household of a resident, held until the transaction ends where it is to be changed. */
    public Optional<Row> of(Tx tx, UUID resident, boolean locked) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("household.of", """
                    select h.id, h.version, h.other_persons from household_member m
                        join household h on h.id = m.household_id
                    where m.resident_id = :resident %s
                    """.formatted(locked ? "for update of h" : ""))
                .addParam("resident", resident)
                .execute()) {
            return rows.findFirst()
                    .map(row -> new Row(uuid(row, "id"), number(row, "version"), integer(row, "other_persons")));
        }
    }

    /** The members of a household. */
    public List<HouseholdMember> members(Tx tx, UUID household) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("household.members", """
                    select resident_id, relation from household_member where household_id = :household
                    order by relation <> 'head', resident_id
                    """)
                .addParam("household", household)
                .execute()) {
            return rows.map(row -> new HouseholdMember(
                            uuid(row, "resident_id"),
                            WireForm.constant(HouseholdRelation.class, text(row, "relation"))))
                    .toList();
        }
    }

    /** Those of the residents who belong to another household. */
    public List<UUID> elsewhere(Tx tx, Collection<UUID> residents, UUID household) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("household.elsewhere", """
                    select resident_id from household_member
                    where resident_id = any(cast(:residents as uuid[])) and household_id <> :household
                    """)
                .addParam("residents", ResidentRepository.texts(residents))
                .addParam("household", household)
                .execute()) {
            return rows.map(row -> uuid(row, "resident_id")).toList();
        }
    }

    /** Where a resident belongs. */
    Optional<Membership> membership(Tx tx, UUID resident) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(
                        "household.membership",
                        "select household_id, relation from household_member where resident_id = :resident")
                .addParam("resident", resident)
                .execute()) {
            return rows.findFirst()
                    .map(row -> new Membership(
                            uuid(row, "household_id"),
                            WireForm.constant(HouseholdRelation.class, text(row, "relation"))));
        }
    }

    /** Says that the household changes, and holds it until the transaction ends; false where it is gone. */
    boolean touch(Tx tx, UUID household, Instant at) {
        return tx.execute()
                        .createNamedUpdate("household.touch", """
                            update household set version = version + 1, modified_at = cast(:at as timestamptz)
                            where id = :id
                            """)
                        .addParam("at", Parameters.moment(at))
                        .addParam("id", household)
                        .execute()
                == 1;
    }

    /** Takes a resident out of the household that they belong to. */
    void leave(Tx tx, UUID resident) {
        tx.execute()
                .createNamedDelete("household.leave", "delete from household_member where resident_id = :resident")
                .addParam("resident", resident)
                .execute();
    }

    /** Gives a resident who belongs nowhere a place in a household. */
    void join(Tx tx, UUID resident, Membership place) {
        tx.execute()
                .createNamedInsert("household.join", """
                    insert into household_member (resident_id, household_id, relation)
                    values (:resident, :household, :relation)
                    """)
                .addParam("resident", resident)
                .addParam("household", place.household())
                .addParam("relation", place.relation().value())
                .execute();
    }

    /** Makes the household what is given. */
    void put(Tx tx, UUID id, String centre, int otherPersons, List<HouseholdMember> members, Instant at) {
        tx.execute()
                .createNamedInsert("household.put", """
                    insert into household as h (id, centre, other_persons, modified_at)
                    values (:id, :centre, :otherPersons, cast(:at as timestamptz))
                    on conflict (id) do update set other_persons = excluded.other_persons,
                        version = h.version + 1, modified_at = excluded.modified_at
                    """)
                .addParam("id", id)
                .addParam("centre", centre)
                .addParam("otherPersons", otherPersons)
                .addParam("at", Parameters.moment(at))
                .execute();
        tx.execute()
                .createNamedDelete("household.clear", "delete from household_member where household_id = :id")
                .addParam("id", id)
                .execute();
        tx.execute()
                .createNamedInsert("household.fill", """
                    insert into household_member (resident_id, household_id, relation)
                    select cast(resident as uuid), cast(:id as uuid), relation
                    from unnest(cast(:residents as text[]), cast(:relations as text[])) as m (resident, relation)
                    """)
                .addParam("id", id)
                .addParam(
                        "residents",
                        Parameters.texts(members.stream()
                                .map(member -> member.residentId().toString())
                                .toList()))
                .addParam(
                        "relations",
                        Parameters.texts(members.stream()
                                .map(member -> member.relation().value())
                                .toList()))
                .execute();
    }

    /** Persons and families of a centre. */
    ResidentCounts counts(Tx tx, String centre) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("resident.counts", """
                    with family as (
                        select h.id, h.other_persons + count(*) as persons
                        from household h join household_member m on m.household_id = h.id
                            join resident r on r.id = m.resident_id and r.merged_into is null and r.erased_at is null
                        where h.centre = :centre group by h.id having h.other_persons + count(*) > 1
                    )
                    select count(*) as persons,
                        count(*) filter (where registration = 'registered') as registered,
                        count(*) filter (where registration = 'drop-in') as drop_in,
                        count(*) filter (where centre_user_since is not null) as centre_users,
                        count(*) filter (where lives_in_municipality) as living_in_municipality,
                        (select count(*) from family) as families,
                        cast((select coalesce(sum(persons), 0) from family) as bigint) as persons_in_families
                    from resident where centre = :centre and merged_into is null and erased_at is null
                    """)
                .addParam("centre", centre)
                .execute()) {
            return rows.findFirst().map(HouseholdRepository::counts).orElseThrow();
        }
    }

    private static ResidentCounts counts(DbRow row) {
        return ResidentCounts.builder()
                .persons(number(row, "persons"))
                .registered(number(row, "registered"))
                .dropIn(number(row, "drop_in"))
                .centreUsers(number(row, "centre_users"))
                .livingInMunicipality(number(row, "living_in_municipality"))
                .families(number(row, "families"))
                .personsInFamilies(number(row, "persons_in_families"))
                .build();
    }
}
