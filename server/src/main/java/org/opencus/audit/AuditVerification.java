package org.opencus.audit;

import java.util.Optional;
import org.opencus.database.Transactions;
import org.opencus.database.Tx;

/** Recomputes the chains of the log of acts, in this program rather than by the database's own function. */
public final class AuditVerification {
    private final Transactions transactions;
    private final AuditChainRepository chains = new AuditChainRepository();

    /** Reads the log without leaving an entry: no row of it is shown to anybody. */
    public AuditVerification(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * What came of it.
     *
     * @param entries how many were read
     * @param broken the first entry, in the order of chains, that does not fit the one before it
     */
    public record Result(long entries, Optional<AuditLink.Break> broken) {
        /** Whether every entry fits. */
        public boolean intact() {
            return broken.isEmpty();
        }

        /** The result for people. */
        public String sentence() {
            return broken.map(found -> "The log is broken at chain %d, entry %d: %s"
                            .formatted(found.chain(), found.seq(), found.reason()))
                    .orElseGet(() -> "The log is whole: " + entries + " entries in 16 chains");
        }
    }

    /** Reads the whole log, chain by chain, and stops at the first break; entries that are added meanwhile do no harm. */
    public Result run() {
        return transactions.write(this::read);
    }

    private Result read(Tx tx) {
        long entries = 0;
        for (AuditChainRepository.Head head : chains.heads(tx)) {
            var walk = new AuditLink.Walk(head.chain());
            chains.entries(tx, head, walk);
            entries += walk.entries();
            Optional<AuditLink.Break> broken = walk.end(head);
            if (broken.isPresent()) {
                return new Result(entries, broken);
            }
        }
        return new Result(entries, Optional.empty());
    }
}
