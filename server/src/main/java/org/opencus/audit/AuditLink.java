package org.opencus.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * An entry as its chain sees it.
 *
 * @param hashed what the hash was made of, besides the hash before it
 */
record AuditLink(int chain, long seq, String hashed, byte[] hash) {

    /** Where a chain is broken, and how. */
    record Break(int chain, long seq, String reason) {}

    /** Goes along one chain. */
    static final class Walk {
        private final int chain;
        private final Optional<AuditCheckpoint.Seen> seen;
        private long seq;
        private byte[] hash = sha256(new byte[0], "");
        private Optional<Break> broken = Optional.empty();

        Walk(int chain, AuditCheckpoint earlier) {
            this.chain = chain;
            this.seen = earlier.of(chain);
        }

        void step(AuditLink link) {
            if (broken.isPresent()) {
                return;
            }
            seq++;
            if (link.seq() != seq) {
                broken = Optional.of(new Break(chain, seq, "it is missing"));
            } else if (!Arrays.equals(link.hash(), sha256(hash, link.hashed()))) {
                broken = Optional.of(
                        new Break(chain, seq, "its hash does not fit, so it or the one before was changed"));
            }
            hash = link.hash();
            AuditCheckpoint.Seen here = AuditCheckpoint.Seen.of(seq, hash);
            if (broken.isEmpty()
                    && seen.filter(earlier -> earlier.seq() == here.seq() && !earlier.equals(here))
                            .isPresent()) {
                broken = Optional.of(new Break(chain, seq, "it is not the one that an earlier verification saw"));
            }
        }

        boolean isBroken() {
            return broken.isPresent();
        }

        AuditCheckpoint.Seen last() {
            return AuditCheckpoint.Seen.of(seq, hash);
        }

        long entries() {
            return seq;
        }

        /** Holds the last entry against what the head of the chain remembers. */
        Optional<Break> end(AuditChainRepository.Head head) {
            if (broken.isPresent()) {
                return broken;
            }
            if (seq != head.lastSeq()) {
                return Optional.of(new Break(chain, seq + 1, "it and all after it are missing"));
            }
            if (seen.filter(earlier -> earlier.seq() > seq).isPresent()) {
                return Optional.of(
                        new Break(chain, seq + 1, "it is missing with all after it that an earlier verification saw"));
            }
            return Arrays.equals(hash, head.lastHash())
                    ? Optional.empty()
                    : Optional.of(new Break(chain, seq, "the head of the chain remembers another one"));
        }
    }

    private static byte[] sha256(byte[] before, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            return digest.digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
