package org.opencus.identity;

import io.helidon.dbclient.DbRow;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.opencus.contract.Wire;
import org.opencus.database.Parameters;
import org.opencus.database.Rows;
import org.opencus.database.Tx;

/** What the database knows of somebody's rights: positions held, and what the centre lets each role do. */
final class AccessRepository {
    /**
     * Rights at one centre.
     *
     * @param present whether there is such a centre
     * @param home the centre whose roles count: itself, or the one that made it as a sandbox
     * @param partner the only organisation whose people are let into a sandbox, besides staff
     * @param organisationEnded whether the organisation that the subject acts for was a partner here, and is none now
     * @param held roles of the positions that the subject holds on the day
     * @param set what the centre has set for roles
     */
    record AtCentre(
            boolean present,
            String home,
            Optional<String> partner,
            boolean organisationEnded,
            Set<String> held,
            Map<String, Set<String>> set) {}

    /**
     * A centre where a subject can do less than their token says.
     *
     * @param closed whether they can do nothing there; otherwise it is the organisation that ended
     */
    record Ended(String centre, boolean closed) {}

    /** One round trip for each request: nothing is remembered, so every change counts from the next request on. */
    public AtCentre at(Tx tx, String centre, String subject, Optional<String> organisation, LocalDate day) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("access.at-centre", """
                    select asked.code is not null as present, home.code as home, asked.sandbox_for as partner,
                        exists (
                            select from organisation o where o.centre = home.code
                                and o.code = cast(:organisation as text) and o.gone_at is not null) as organisation_ended,
                        array(
                            select p.role from staff_holder h join staff_position p on p.id = h.position_id
                            where h.subject = :subject and h.centre = home.code and h.since <= cast(:day as date)
                                and (h.until is null or h.until >= cast(:day as date))) as held,
                        (select coalesce(jsonb_object_agg(role, to_jsonb(scopes)), '{}')
                            from role_scopes where centre = home.code) as set
                    from (select) as one
                        left join centre asked on asked.code = :centre and asked.gone_at is null and not exists (
                            select from centre maker where maker.code = asked.sandbox_of and maker.gone_at is not null)
                        cross join lateral (select coalesce(asked.sandbox_of, :centre) as code) as home
                    """)
                .addParam("centre", centre)
                .addParam("subject", subject)
                .addParam("organisation", organisation.orElse(null))
                .addParam("day", day)
                .execute()) {
            return rows.findFirst()
                    .map(row -> new AtCentre(
                            Rows.flag(row, "present"),
                            Rows.text(row, "home"),
                            Rows.optionalText(row, "partner"),
                            Rows.flag(row, "organisation_ended"),
                            Set.copyOf(new HashSet<>(Rows.texts(row, "held"))),
                            set(Rows.text(row, "set"))))
                    .orElseThrow();
        }
    }

    /** Those of the centres that are closed, and those that the organisation was a partner of. */
    public List<Ended> ended(Tx tx, Collection<String> centres, Optional<String> organisation) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("access.ended", """
                    select * from (
                        select c.code, c.gone_at is not null or home.gone_at is not null as closed,
                            exists (
                                select from organisation o where o.centre = coalesce(home.code, c.code)
                                    and o.code = cast(:organisation as text) and o.gone_at is not null) as ended
                        from centre c left join centre home on home.code = c.sandbox_of
                        where c.code = any(cast(:centres as text[]))) known
                    where closed or ended
                    """)
                .addParam("organisation", organisation.orElse(null))
                .addParam("centres", Parameters.texts(centres))
                .execute()) {
            return rows.map(row -> new Ended(Rows.text(row, "code"), Rows.flag(row, "closed")))
                    .toList();
        }
    }

    /** The roles of all positions that the subject holds on the day, by centre; in a sandbox positions give none. */
    public Map<String, Set<String>> held(Tx tx, String subject, LocalDate day) {
        Map<String, Set<String>> held = new HashMap<>();
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("access.held", """
                    select h.centre, p.role from staff_holder h join staff_position p on p.id = h.position_id
                        join centre c on c.code = h.centre and c.sandbox_of is null
                    where h.subject = :subject and h.since <= cast(:day as date)
                        and (h.until is null or h.until >= cast(:day as date))
                    """)
                .addParam("subject", subject)
                .addParam("day", day)
                .execute()) {
            rows.forEach(row -> held.computeIfAbsent(Rows.text(row, "centre"), _ -> new LinkedHashSet<>())
                    .add(Rows.text(row, "role")));
        }
        return held;
    }

    /** What these centres have set for roles. */
    public Map<String, Map<String, Set<String>>> set(Tx tx, Collection<String> centres) {
        Map<String, Map<String, Set<String>>> found = new HashMap<>();
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("access.set", """
                    select centre, jsonb_object_agg(role, to_jsonb(scopes)) as set from role_scopes
                    where centre = any(cast(:centres as text[])) group by centre
                    """)
                .addParam("centres", Parameters.texts(centres))
                .execute()) {
            rows.forEach(row -> found.put(Rows.text(row, "centre"), set(Rows.text(row, "set"))));
        }
        return found;
    }

    private static Map<String, Set<String>> set(String json) {
        Map<String, Set<String>> set = new HashMap<>();
        Wire.read(json, JsonObject.class).forEach((role, scopes) -> {
            Set<String> names = new LinkedHashSet<>();
            scopes.asJsonArray().getValuesAs(JsonString.class).forEach(scope -> names.add(scope.getString()));
            set.put(role, names);
        });
        return set;
    }
}
