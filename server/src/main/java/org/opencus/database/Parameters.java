package org.opencus.database;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/** Java values as the driver takes them; SQL casts arrays: {@code cast(:codes as text[])}. */
public final class Parameters {
    private Parameters() {}

    /** A text array. */
    public static String[] texts(Collection<String> values) {
        return values.toArray(String[]::new);
    }

    /** A moment, in the microseconds that PostgreSQL keeps. */
    public static OffsetDateTime moment(Instant value) {
        return value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
