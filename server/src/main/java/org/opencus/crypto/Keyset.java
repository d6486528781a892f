package org.opencus.crypto;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import org.opencus.contract.Values;

/**
 * The keys of an installation: some wrap the keys of persons, the others hash what must be found again. New things are
 * made with the first of each, which is the youngest; what is older is still read with the others.
 *
 * <p>Written as plain JSON: Tink's own format would load all of its registry and protocol buffers at every start.
 */
public final class Keyset {
    private static final String WRAPPING = "wrapping";
    private static final String LOOKUP = "lookup";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyList<WrappingKey> wrapping;
    private final KeyList<LookupKey> lookup;

    private Keyset(KeyList<WrappingKey> wrapping, KeyList<LookupKey> lookup) {
        this.wrapping = wrapping;
        this.lookup = lookup;
    }

    /** New keys. */
    public static Keyset generate() {
        return of(List.of(KeyBytes.random(RANDOM)), List.of(KeyBytes.random(RANDOM)));
    }

    private static Keyset of(List<KeyBytes> wrapping, List<KeyBytes> lookup) {
        return new Keyset(KeyList.of(wrapping, WrappingKey::new), KeyList.of(lookup, LookupKey::new));
    }

    /** The keys in a text that {@link #text} wrote; throws {@link CryptoRefused} where it holds none. */
    public static Keyset parse(String text) {
        try (JsonReader reader = Values.JSON.createReader(new StringReader(text))) {
            JsonObject lists = reader.readObject();
            return of(KeyBytes.list(lists.getJsonArray(WRAPPING)), KeyBytes.list(lists.getJsonArray(LOOKUP)));
        } catch (JsonException | ClassCastException | NullPointerException | IllegalArgumentException unreadable) {
            // The cause may quote what it could not read.
            throw new CryptoRefused("this is no keyset; make one with `open-cus keyset create FILE`");
        }
    }

    /** The keys as text, to be kept where only the server can read it. */
    public String text() {
        return Values.JSON
                        .createObjectBuilder()
                        .add(WRAPPING, KeyBytes.json(wrapping.bytes()))
                        .add(LOOKUP, KeyBytes.json(lookup.bytes()))
                        .build()
                + "\n";
    }

    /** The same keys with a new first one of each kind. */
    public Keyset rotated() {
        return of(wrapping.with(KeyBytes.random(RANDOM)), lookup.with(KeyBytes.random(RANDOM)));
    }

    /** Only the first key of each kind: whatever else was made with the others is unreadable from then on. */
    public Keyset retired() {
        return of(wrapping.bytes().subList(0, 1), lookup.bytes().subList(0, 1));
    }

    /** How many keys there are of the kind that has more. */
    public int size() {
        return Math.max(wrapping.bytes().size(), lookup.bytes().size());
    }

    /** Names the key that wraps now. */
    public int wrappingId() {
        return wrapping.bytes().getFirst().id();
    }

    /** Names the key that hashes now. */
    public int lookupId() {
        return lookup.bytes().getFirst().id();
    }

    byte[] wrap(byte[] key, byte[] context) throws GeneralSecurityException {
        return wrapping.keys().getFirst().wrap(key, context);
    }

    byte[] unwrap(byte[] wrapped, byte[] context) throws GeneralSecurityException {
        for (WrappingKey key : wrapping.keys()) {
            if (key.made(wrapped)) {
                return key.unwrap(wrapped, context);
            }
        }
        throw new GeneralSecurityException("wrapped by a key that is not here");
    }

    /** The keyed hash of a value, by each key that something may have been hashed with, that of now first. */
    List<byte[]> hashes(byte[] value) {
        return lookup.keys().stream().map(key -> key.hash(value)).toList();
    }

    byte[] hash(byte[] value) {
        return lookup.keys().getFirst().hash(value);
    }

    @Override
    public String toString() {
        return "Keyset[***]";
    }
}
