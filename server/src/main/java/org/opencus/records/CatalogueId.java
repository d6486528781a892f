package org.opencus.records;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** Ids of imported records: UUIDv7 in layout, the same in every installation. */
public final class CatalogueId {
    /** The day that ids carry when a centre's data name none. */
    public static final LocalDate DEFAULT_DAY = LocalDate.of(2022, 2, 1);

    private static final String EVERY_CENTRE = "shared";
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private CatalogueId() {}

    /** The id of a record; for a kind that all centres share the centre does not matter. */
    public static UUID of(LocalDate day, String centre, RecordKind kind, String code) {
        return of(day, (kind.shared() ? EVERY_CENTRE : centre) + "/" + kind.word() + "/" + code);
    }

    /** The id of something shown that has no record of its own; the database's {@code derived_id} gives the same. */
    public static UUID derived(String path) {
        return of(DEFAULT_DAY, path);
    }

    private static UUID of(LocalDate day, String path) {
        byte[] digest = sha256(path);
        ByteBuffer random = ByteBuffer.wrap(digest, 6, 10);
        long randomA = random.getShort() & 0x0fffL;
        long randomB = random.getLong() & 0x3fff_ffff_ffff_ffffL;
        long millis = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        return new UUID(millis << 16 | VERSION_7 | randomA, VARIANT | randomB);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
