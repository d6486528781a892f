package org.opencus.imports;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ages in full years that something is for; {@link #ALL} where nothing limits them. */
record AgeRanges(List<String> ranges) {
    static final AgeRanges ALL = new AgeRanges(List.of());

    /** The ages of a limit in its shown form, {@code {"min", "max"}}, both included. */
    static AgeRanges of(JsonObject limit) {
        if (!limit.containsKey("min") && !limit.containsKey("max")) {
            return ALL;
        }
        String range =
                "[%d,%s".formatted(limit.getInt("min", 0), limit.containsKey("max") ? limit.getInt("max") + "]" : ")");
        return new AgeRanges(List.of(range));
    }

    boolean unlimited() {
        return ranges.isEmpty();
    }

    AgeRanges or(AgeRanges others) {
        if (unlimited() || others.unlimited()) {
            return ALL;
        }
        List<String> both = new ArrayList<>(ranges);
        both.addAll(others.ranges);
        return new AgeRanges(both);
    }

    /** As PostgreSQL writes a multirange, which joins what overlaps; none for all ages. */
    Optional<String> column() {
        return unlimited() ? Optional.empty() : Optional.of("{" + String.join(",", ranges) + "}");
    }
}
