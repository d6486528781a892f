package org.opencus.paging;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
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
    private static final int DIGEST = 9;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final MessageDigest digest;

    private Listing(MessageDigest digest) {
        this.digest = digest;
    }

    /** A list by its name, usually that of the table or operation. */
    public static Listing of(String name) {
        return new Listing(sha256()).with("list", List.of(name));
    }

    /** Narrows the list; neither the order nor the repetition of values matters, and no values narrow nothing. */
    public Listing with(String filter, Collection<String> values) {
        if (values.isEmpty()) {
            return this;
        }
        Listing narrowed = new Listing(copy());
        narrowed.put(filter);
        values.stream().distinct().sorted().forEach(narrowed::put);
        narrowed.digest.update((byte) 0);
        return narrowed;
    }

    /** Narrows the list by one value, if there is one. */
    public Listing with(String filter, Optional<?> value) {
        return with(filter, value.map(Object::toString).stream().toList());
    }

    /** The cursor behind an item of this list, from the values that the list is ordered by. */
    public String cursor(List<String> keys) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(name());
        for (String key : keys) {
            byte[] text = key.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) text.length).array());
            bytes.writeBytes(text);
        }
        return ENCODER.encodeToString(bytes.toByteArray());
    }

    /** The {@code size} keys in a cursor of this list; empty where it is that of another list or of none. */
    public Optional<List<String>> keys(String cursor, int size) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(DECODER.decode(cursor));
            byte[] list = new byte[DIGEST];
            bytes.get(list);
            return MessageDigest.isEqual(list, name())
                    ? read(bytes).filter(keys -> keys.size() == size)
                    : Optional.empty();
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<String>> read(ByteBuffer bytes) {
        List<String> keys = new ArrayList<>();
        while (bytes.remaining() >= 2) {
            int length = Short.toUnsignedInt(bytes.getShort());
            if (length > bytes.remaining()) {
                return Optional.empty();
            }
            try {
                keys.add(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(bytes.slice(bytes.position(), length))
                        .toString());
            } catch (CharacterCodingException e) {
                return Optional.empty();
            }
            bytes.position(bytes.position() + length);
        }
        return bytes.hasRemaining() ? Optional.empty() : Optional.of(keys);
    }

    private byte[] name() {
        return Arrays.copyOf(copy().digest(), DIGEST);
    }

    private void put(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private MessageDigest copy() {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of this JDK cannot be copied", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
