package org.opencus.database;

import io.helidon.dbclient.DbRow;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.postgresql.util.PGobject;

/** Columns as Java values: what may be missing is an {@link Optional}, what must be there fails by its name. */
public final class Rows {
    private Rows() {}

    /** A text that must be there; also for jsonb, whose text is returned as it stands. */
    public static String text(DbRow row, String column) {
        return required(optionalText(row, column), column);
    }

    /** A text, a jsonb or anything else as its text. */
    public static Optional<String> optionalText(DbRow row, String column) {
        return value(row, column).map(value -> value instanceof PGobject object ? object.getValue() : value.toString());
    }

    /** A UUID that must be there. */
    public static UUID uuid(DbRow row, String column) {
        return required(optionalUuid(row, column), column);
    }

    /** A UUID that may be missing. */
    public static Optional<UUID> optionalUuid(DbRow row, String column) {
        return value(row, column).map(UUID.class::cast);
    }

    /** A whole number (smallint, integer, bigint) that must be there. */
    public static long number(DbRow row, String column) {
        return required(optionalNumber(row, column), column);
    }

    /** A whole number that may be missing. */
    public static Optional<Long> optionalNumber(DbRow row, String column) {
        return value(row, column).map(value -> ((Number) value).longValue());
    }

    /** A whole number that must fit an int. */
    public static int integer(DbRow row, String column) {
        return Math.toIntExact(number(row, column));
    }

    /** An int that may be missing. */
    public static Optional<Integer> optionalInteger(DbRow row, String column) {
        return optionalNumber(row, column).map(Math::toIntExact);
    }

    /** A floating number (real, double precision, numeric) that must be there. */
    public static double decimal(DbRow row, String column) {
        return required(value(row, column).map(value -> ((Number) value).doubleValue()), column);
    }

    /** An exact number that may be missing. */
    public static Optional<BigDecimal> optionalExact(DbRow row, String column) {
        return value(row, column).map(BigDecimal.class::cast);
    }

    /** A truth value that must be there. */
    public static boolean flag(DbRow row, String column) {
        return required(value(row, column).map(Boolean.class::cast), column);
    }

    /** A moment (timestamptz) that must be there. */
    public static Instant instant(DbRow row, String column) {
        return required(optionalInstant(row, column), column);
    }

    /** A moment that may be missing. */
    public static Optional<Instant> optionalInstant(DbRow row, String column) {
        return value(row, column).map(value -> ((Timestamp) value).toInstant());
    }

    /** A day that may be missing. */
    public static Optional<LocalDate> optionalDay(DbRow row, String column) {
        return value(row, column).map(value -> ((java.sql.Date) value).toLocalDate());
    }

    /** The elements of a text array in their order; empty when the column is null. */
    public static List<String> texts(DbRow row, String column) {
        return value(row, column).map(Rows::elements).orElse(List.of());
    }

    /** The texts in a text array, in their order; nothing when the column is null. */
    public static Optional<List<String>> optionalTexts(DbRow row, String column) {
        return value(row, column).map(Rows::elements);
    }

    /** The ids in a uuid array, in their order; empty when the column is null. */
    public static List<UUID> uuids(DbRow row, String column) {
        return texts(row, column).stream().map(UUID::fromString).toList();
    }

    /** Bytes (bytea) that must be there. */
    public static byte[] bytes(DbRow row, String column) {
        return required(value(row, column).map(byte[].class::cast), column);
    }

    /** Bytes (bytea) that may be missing. */
    public static Optional<byte[]> optionalBytes(DbRow row, String column) {
        return value(row, column).map(byte[].class::cast);
    }

    private static List<String> elements(Object value) {
        try {
            var elements = (Object[]) ((Array) value).getArray();
            return Arrays.stream(elements).map(String::valueOf).toList();
        } catch (SQLException e) {
            throw new IllegalStateException("An array could not be read", e);
        }
    }

    private static Optional<Object> value(DbRow row, String column) {
        // asOptional() of DB Client fails on NULL.
        return Optional.ofNullable(row.column(column).get(Object.class));
    }

    private static <T> T required(Optional<T> value, String column) {
        return value.orElseThrow(() -> new IllegalStateException("Column " + column + " is null"));
    }
}
