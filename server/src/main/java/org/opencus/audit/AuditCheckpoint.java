package org.opencus.audit;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far each chain went, and with which hash, when the log was last found whole. Kept outside of the database, it shows
 * what the chains alone cannot: that their ends, and what they remember of them, were cut off together.
 */
public record AuditCheckpoint(Map<Integer, Seen> chains) {
    /** Of a log that was never verified before. */
    public static final AuditCheckpoint NONE = new AuditCheckpoint(Map.of());

    private static final Pattern LINE = Pattern.compile("chain (\\d{1,4}) entry (\\d{1,18}) sha256 ([0-9a-f]{64})");

    /** The last entry of a chain. */
    record Seen(long seq, String hash) {
        static Seen of(long seq, byte[] hash) {
            return new Seen(seq, HexFormat.of().formatHex(hash));
        }
    }

    Optional<Seen> of(int chain) {
        return Optional.ofNullable(chains.get(chain));
    }

    /** As {@link #text()} wrote it; empty where it is something else. */
    public static Optional<AuditCheckpoint> read(String text) {
        Map<Integer, Seen> chains = new TreeMap<>();
        for (String each : text.lines().toList()) {
            var matcher = LINE.matcher(each);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            chains.put(Integer.valueOf(matcher.group(1)), new Seen(Long.parseLong(matcher.group(2)), matcher.group(3)));
        }
        return Optional.of(new AuditCheckpoint(chains));
    }

    /** A line for each chain. */
    public String text() {
        return new TreeMap<>(chains)
                .entrySet().stream()
                        .map(entry -> "chain %d entry %d sha256 %s\n"
                                .formatted(
                                        entry.getKey(),
                                        entry.getValue().seq(),
                                        entry.getValue().hash()))
                        .collect(Collectors.joining());
    }
}
