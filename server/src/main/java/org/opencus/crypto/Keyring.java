package org.opencus.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Makes and opens the keys of persons, and hashes what must be found without being kept readable. */
public final class Keyring {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PLACE = "resident_key.wrapped";

    /** A key that was just made, to be used and to be kept. */
    public record NewKey(PersonKey key, WrappedKey wrapped) {}

    private final KeysetSource source;

    /** Uses the keys that the source gives at each moment. */
    public Keyring(KeysetSource source) {
        this.source = source;
    }

    /** A new key for a person. */
    public NewKey create(UUID person) {
        byte[] key = new byte[KeyBytes.SIZE];
        RANDOM.nextBytes(key);
        try {
            return new NewKey(new PersonKey(key), wrapped(key, person));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private WrappedKey wrapped(byte[] key, UUID person) throws GeneralSecurityException {
        Keyset keyset = source.current();
        return new WrappedKey(keyset.wrap(key, PersonKey.context(PLACE, person)), keyset.wrappingId());
    }

    /** The key of a person; throws {@link CryptoRefused} where no key of the keyset unwraps it. */
    public PersonKey open(UUID person, byte[] wrapped) {
        byte[] key = unwrapped(person, wrapped);
        try {
            return new PersonKey(key);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** The key of a person wrapped anew, with the key of the keyset that wraps now. */
    public WrappedKey rewrap(UUID person, byte[] wrapped) {
        byte[] key = unwrapped(person, wrapped);
        try {
            return wrapped(key, person);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private byte[] unwrapped(UUID person, byte[] wrapped) {
        byte[] context = PersonKey.context(PLACE, person);
        try {
            return source.current().unwrap(wrapped, context);
        } catch (GeneralSecurityException unknownKey) {
            return unwrappedAfterLooking(person, wrapped, context);
        }
    }

    /** Another instance may have seen the rotated keyset a moment earlier. */
    private byte[] unwrappedAfterLooking(UUID person, byte[] wrapped, byte[] context) {
        try {
            return source.refreshed().unwrap(wrapped, context);
        } catch (GeneralSecurityException broken) {
            throw new CryptoRefused("the key of person " + person + " does not open with this keyset", broken);
        }
    }

    /** Names the key that wraps now. */
    public int wrappingId() {
        return source.current().wrappingId();
    }

    /** Names the key that hashes now. */
    public int lookupId() {
        return source.current().lookupId();
    }

    /** The hash to keep: of a value as one kind of thing of one centre, so that nothing can be compared across. */
    public byte[] hash(String centre, String kind, String value) {
        return source.current().hash(bytes(centre, kind, value));
    }

    /** The hashes to look for: while keys rotate there are several. */
    public List<byte[]> hashes(String centre, String kind, String value) {
        return source.current().hashes(bytes(centre, kind, value));
    }

    /** The same as a number, for indexes that hold many of them; what they find must be compared itself. */
    public long token(String centre, String kind, String value) {
        return number(hash(centre, kind, value));
    }

    /** The numbers to look for. */
    public List<Long> tokens(String centre, String kind, String value) {
        return hashes(centre, kind, value).stream().map(Keyring::number).toList();
    }

    private static long number(byte[] hash) {
        return ByteBuffer.wrap(hash).getLong();
    }

    private static byte[] bytes(String centre, String kind, String value) {
        return (centre + '\0' + kind + '\0' + value).getBytes(StandardCharsets.UTF_8);
    }
}
