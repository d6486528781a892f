package org.opencus.providers;

import io.helidon.dbclient.DbRow;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.opencus.database.Rows;
import org.opencus.database.Tx;

/** Counts the network of a centre. */
final class NetworkRepository {
    /** How many belong to it, and when it met last. */
    record Summary(int members, Optional<LocalDate> lastMeeting) {}

    Summary summary(Tx tx, String centre, LocalDate today) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("network.summary", """
                    select (select count(*) from provider_record
                        where centre = :membersOf and kind = 'network-member' and gone_at is null
                            and document ->> 'since' <= :today
                            and coalesce(document ->> 'until' >= :sameDay, true)) as members,
                        (select cast(max(document ->> 'heldOn') as date) from provider_record
                        where centre = :meetingsOf and kind = 'network-meeting' and gone_at is null) as last_meeting
                    """)
                .addParam("membersOf", centre)
                .addParam("today", today.toString())
                .addParam("sameDay", today.toString())
                .addParam("meetingsOf", centre)
                .execute()) {
            return rows.findFirst()
                    .map(row -> new Summary(Rows.integer(row, "members"), Rows.optionalDay(row, "last_meeting")))
                    .orElseThrow();
        }
    }
}
