package org.opencus.limits;

import static org.opencus.database.Rows.instant;
import static org.opencus.database.Rows.number;

import io.helidon.dbclient.DbRow;
import java.time.Instant;
import java.util.stream.Stream;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;

/** Counts how often logins try codes. */
final class CodeTryRepository {
    /** How many tries there were since the first of them, this one included. */
    record Tries(long count, Instant since) {}

    /** One more try; whoever tries at the same time waits for this count. Tries of others that are over are taken out. */
    public Tries add(Tx tx, byte[] login, Instant now, Instant windowStart) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("code-try.add", """
                    with over as (
                        delete from account_code_try
                        where since < cast(:start as timestamptz) and login_digest <> :login
                    )
                    insert into account_code_try as t (login_digest, since, tries)
                    values (:login, cast(:now as timestamptz), 1)
                    on conflict (login_digest) do update set
                        tries = case when t.since < cast(:start as timestamptz) then 1 else t.tries + 1 end,
                        since = case when t.since < cast(:start as timestamptz) then excluded.since else t.since end
                    returning tries, since
                    """)
                .addParam("login", login)
                .addParam("now", Parameters.moment(now))
                .addParam("start", Parameters.moment(windowStart))
                .execute()) {
            return rows.findFirst()
                    .map(row -> new Tries(number(row, "tries"), instant(row, "since")))
                    .orElseThrow();
        }
    }

    /** Forgets a try that was right. */
    public void takeBack(Tx tx, byte[] login) {
        tx.execute()
                .createNamedUpdate(
                        "code-try.take-back",
                        "update account_code_try set tries = tries - 1 where login_digest = :login")
                .addParam("login", login)
                .execute();
    }
}
