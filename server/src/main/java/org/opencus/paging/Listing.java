package org.opencus.paging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What makes a list the list it is: its name, filters and order. It gives out the cursors of the list and takes back
 * no others. A cursor holds the keys of the last item and a digest of the list, so never a word that somebody searched.
 */
public final class Listing {
    private static final int SEAL = 9;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final byte[] description;

    private Listing(byte[] description) {
        this.description = description;
    }

    /** A list by its name, usually that of what it holds. */
    public static Listing of(String name) {
        return new Listing(packed(List.of(name)));
    }

    /** Narrows the list; neither the order nor the repetition of values matters, and no values narrow nothing. */
    public Listing with(String filter, Collection<String> values) {
        if (values.isEmpty()) {
            return this;
        }
        List<String> sorted = values.stream().distinct().sorted().toList();
        return new Listing(
                joined(description, packed(List.of(filter, Integer.toString(sorted.size()))), packed(sorted)));
    }

    /** Narrows the list by one value, if there is one. */
    public Listing with(String filter, Optional<?> value) {
        return with(filter, value.map(Object::toString).stream().toList());
    }

    /** The cursor behind an item of this list, from the values that the list is ordered by. */
    public String cursor(List<String> keys) {
        byte[] written = packed(keys);
        return ENCODER.encodeToString(joined(seal(written), written));
    }

    /** The {@code size} keys in a cursor of this list; empty where it is that of another list or of none. */
    public Optional<List<String>> keys(String cursor, int size) {
        try {
            byte[] bytes = DECODER.decode(cursor);
            if (bytes.length < SEAL) {
                return Optional.empty();
            }
            byte[] written = Arrays.copyOfRange(bytes, SEAL, bytes.length);
            return MessageDigest.isEqual(Arrays.copyOf(bytes, SEAL), seal(written))
                    ? unpacked(ByteBuffer.wrap(written)).filter(keys -> keys.size() == size)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Fits this list and these keys only, so a cursor that was cut or changed is refused before the database is asked. */
    private byte[] seal(byte[] written) {
        return Arrays.copyOf(sha256().digest(joined(description, written)), SEAL);
    }

    private static byte[] packed(List<String> texts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String text : texts) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) utf8.length).array());
            bytes.writeBytes(utf8);
        }
        return bytes.toByteArray();
    }

    private static Optional<List<String>> unpacked(ByteBuffer bytes) {
        List<String> texts = new ArrayList<>();
        while (bytes.remaining() >= 2) {
            int length = Short.toUnsignedInt(bytes.getShort());
            if (length > bytes.remaining()) {
                return Optional.empty();
            }
            try {
                texts.add(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(bytes.slice(bytes.position(), length))
                        .toString());
            } catch (CharacterCodingException e) {
                return Optional.empty();
            }
            bytes.position(bytes.position() + length);
        }
        return bytes.hasRemaining() ? Optional.empty() : Optional.of(texts);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
