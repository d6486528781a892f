package org.opencus.audit;

import io.helidon.dbclient.DbRow;
import java.util.List;
import java.util.stream.Stream;
import org.opencus.database.Rows;
import org.opencus.database.Tx;

/** Reads the log for its verification. */
final class AuditChainRepository {
    private static final int BLOCK = 10_000;

    /** The last entry of a chain, as the chain remembers it. */
    record Head(int chain, long lastSeq, byte[] lastHash) {}

    /** Every chain. */
    public List<Head> heads(Tx tx) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("audit.heads", "select id, last_seq, last_hash from audit_chain order by id")
                .execute()) {
            return rows.map(row -> new Head(
                            Rows.integer(row, "id"), Rows.number(row, "last_seq"), Rows.bytes(row, "last_hash")))
                    .toList();
        }
    }

    /** Goes along a chain up to its head, a block at a time, because a log may be larger than the memory. */
    public void entries(Tx tx, Head head, AuditLink.Walk walk) {
        for (long from = 0; from < head.lastSeq() && !walk.isBroken(); from += BLOCK) {
            try (Stream<DbRow> rows = tx.execute()
                    .createNamedQuery("audit.chain", """
                        select seq, hash, jsonb_build_array(
                            chain, seq, id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                            centre, subject, name, to_jsonb(roles), organisation, operation, act, purpose,
                            to_jsonb(residents), request_id, outcome, reason) as hashed
                        from audit_entry
                        where chain = :chain and seq > :from and seq <= :until
                        order by seq
                        """)
                    .addParam("chain", head.chain())
                    .addParam("from", from)
                    .addParam("until", Math.min(from + BLOCK, head.lastSeq()))
                    .execute()) {
                rows.map(row -> link(head.chain(), row)).forEach(walk::step);
            }
        }
    }

    private static AuditLink link(int chain, DbRow row) {
        return new AuditLink(chain, Rows.number(row, "seq"), Rows.text(row, "hashed"), Rows.bytes(row, "hash"));
    }
}
