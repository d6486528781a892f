package org.opencus.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opencus.database.Transactions;
import org.opencus.database.Tx;

/** Recomputes the chains of the log of acts, in this program rather than by the database's own function. */
public final class AuditVerification {
    private static final int CHAINS = 16;

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
     * @param checkpoint how far the chains went, for a later verification
     */
    public record Result(long entries, Optional<AuditLink.Break> broken, AuditCheckpoint checkpoint) {
        /** Whether every entry fits. */
        public boolean intact() {
            return broken.isEmpty();
        }

        /** The result for people. */
        public String sentence() {
            return broken.map(found -> "The log is broken at chain %d, entry %d: %s"
                            .formatted(found.chain(), found.seq(), found.reason()))
                    .orElseGet(() -> "The log is whole: " + entries + " entries in " + CHAINS + " chains");
        }
    }

    /**
     * Reads the whole log, chain by chain, and stops at the first break; entries that are added meanwhile do no harm. What
     * an earlier verification saw must still be there.
     */
    public Result run(AuditCheckpoint earlier) {
        return transactions.write(tx -> read(tx, earlier));
    }

    private Result read(Tx tx, AuditCheckpoint earlier) {
        long entries = 0;
        Map<Integer, AuditCheckpoint.Seen> seen = new HashMap<>();
        List<AuditChainRepository.Head> heads = chains.heads(tx);
        for (AuditChainRepository.Head head : heads) {
            if (head.chain() != seen.size()) {
                break;
            }
            var walk = new AuditLink.Walk(head.chain(), earlier);
            chains.entries(tx, head, walk);
            entries += walk.entries();
            Optional<AuditLink.Break> broken = walk.end(head);
            if (broken.isPresent()) {
                return new Result(entries, broken, AuditCheckpoint.NONE);
            }
            seen.put(head.chain(), walk.last());
        }
        Optional<AuditLink.Break> missing = seen.size() == CHAINS
                ? Optional.empty()
                : Optional.of(new AuditLink.Break(seen.size(), 1, "the whole chain is missing"));
        return new Result(entries, missing, new AuditCheckpoint(seen));
    }
}
