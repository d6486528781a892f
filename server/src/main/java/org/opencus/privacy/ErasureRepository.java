package org.opencus.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;

/** Takes a person out of every table. */
public final class ErasureRepository {
    private static final Map<String, String> STRIPPED = new TreeMap<>(Map.of(
            "erasure.resident", """
            update resident set sealed = null, pesel_hash = null, tokens = '{}', version = version + 1,
                modified_at = cast(:at as timestamptz), erased_at = cast(:at as timestamptz)
            where id = any(cast(:ids as uuid[]))
            """, "erasure.consent", """
            update consent set sealed = null, withdrawn_at = coalesce(withdrawn_at, cast(:at as timestamptz)),
                withdrawn_by = coalesce(withdrawn_by, 'staff')
            where resident_id = any(cast(:ids as uuid[]))
            """, "erasure.request", """
            update privacy_request set sealed = null, answer = null, filed_by_subject = null,
                decided_at = coalesce(decided_at, cast(:at as timestamptz)),
                status = case when status in ('open', 'postponed') then 'lapsed' else status end
            where resident_id = any(cast(:ids as uuid[]))
            """, "erasure.restriction", """
            update processing_restriction set lifted_at = coalesce(lifted_at, cast(:at as timestamptz))
            where resident_id = any(cast(:ids as uuid[]))
            """));

    private static final Map<String, String> FORGOTTEN = new TreeMap<>(Map.of(
            "erasure.contribution",
            """
            update resident_contribution set sealed = null where resident_id = any(cast(:ids as uuid[]))
            """,
            "erasure.special",
            """
            delete from resident_special where resident_id = any(cast(:ids as uuid[]))
            """,
            "erasure.representation",
            """
            delete from resident_representation
            where resident_id = any(cast(:ids as uuid[])) or representative_id = any(cast(:ids as uuid[]))
            """,
            "erasure.household",
            """
            update household set version = version + 1
            where id in (select household_id from household_member where resident_id = any(cast(:ids as uuid[])))
            """,
            "erasure.household-left",
            """
            with gone as (
                delete from household_member where resident_id = any(cast(:ids as uuid[])) returning household_id)
            delete from household h using gone
            where h.id = gone.household_id and not exists (select from household_member m
                where m.household_id = h.id and m.resident_id <> all(cast(:ids as uuid[])))
            """,
            "erasure.merge",
            """
            delete from resident_merge
            where survivor = any(cast(:ids as uuid[])) or duplicate = any(cast(:ids as uuid[]))
            """,
            "erasure.account",
            """
            delete from resident_account where resident_id = any(cast(:ids as uuid[]))
            """,
            "erasure.account-code",
            """
            delete from resident_account_code where resident_id = any(cast(:ids as uuid[]))
            """,
            "erasure.first-answer",
            """
            delete from first_answer where residents <> '{}' and residents && cast(:ids as uuid[])
            """));

    /** Leaves of rows only what is counted. */
    public void strip(Tx tx, List<UUID> residents, Instant at) {
        STRIPPED.forEach((name, statement) -> tx.execute()
                .createNamedUpdate(name, statement)
                .addParam("ids", Persons.texts(residents))
                .addParam("at", Parameters.moment(at))
                .execute());
    }

    /** Takes out rows and words that are of no use without the person. */
    public void forget(Tx tx, List<UUID> residents) {
        FORGOTTEN.forEach((name, statement) -> tx.execute()
                .createNamedUpdate(name, statement)
                .addParam("ids", Persons.texts(residents))
                .execute());
    }
}
