package org.opencus.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringTest {
    private static final UUID PERSON = UUID.fromString("0193a1d2-7c00-7a3b-8f00-5d2e1c9b7a10");
    private static final UUID OTHER = UUID.fromString("0193a1d2-7c00-7a3b-8f00-5d2e1c9b7a11");
    private static final String PLACE = "resident.sealed";
    private static final byte[] SECRET = "Żaneta".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    private static Keyring ring(Keyset keyset) {
        return new Keyring(KeysetSource.of(keyset));
    }

    @Test
    void opensWhatItSealed() {
        Keyring ring = ring(Keyset.generate());
        Keyring.NewKey made = ring.create(PERSON);
        byte[] sealed = made.key().seal(PLACE, PERSON, SECRET);
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("aneta");
        assertThat(ring.open(PERSON, made.wrapped().bytes()).open(PLACE, PERSON, sealed))
                .isEqualTo(SECRET);
    }

    @Test
    void refusesWhatWasMovedOrChanged() {
        Keyring ring = ring(Keyset.generate());
        Keyring.NewKey made = ring.create(PERSON);
        byte[] sealed = made.key().seal(PLACE, PERSON, SECRET);
        assertThatThrownBy(() -> made.key().open(PLACE, OTHER, sealed)).isInstanceOf(CryptoRefused.class);
        assertThatThrownBy(() -> made.key().open("resident.other", PERSON, sealed))
                .isInstanceOf(CryptoRefused.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> made.key().open(PLACE, PERSON, sealed)).isInstanceOf(CryptoRefused.class);
        assertThatThrownBy(() -> ring.open(OTHER, made.wrapped().bytes())).isInstanceOf(CryptoRefused.class);
        assertThatThrownBy(() ->
                        ring.create(OTHER).key().open(PLACE, PERSON, made.key().seal(PLACE, PERSON, SECRET)))
                .isInstanceOf(CryptoRefused.class);
    }

    @Test
    void rotationUsesTheNewKeyAndReadsTheOldOneUntilItIsRetired() {
        Keyset old = Keyset.generate();
        Keyset rotated = old.rotated();
        Keyring.NewKey made = ring(old).create(PERSON);
        assertThat(rotated.wrappingId()).isNotEqualTo(old.wrappingId());
        assertThat(ring(rotated).create(PERSON).wrapped().wrappedBy()).isEqualTo(rotated.wrappingId());
        byte[] sealed = made.key().seal(PLACE, PERSON, SECRET);
        WrappedKey anew = ring(rotated).rewrap(PERSON, made.wrapped().bytes());
        Keyring retired = ring(Keyset.parse(rotated.retired().text()));
        assertThat(retired.open(PERSON, anew.bytes()).open(PLACE, PERSON, sealed))
                .isEqualTo(SECRET);
        assertThatThrownBy(() -> retired.open(PERSON, made.wrapped().bytes())).isInstanceOf(CryptoRefused.class);
    }

    @Test
    void hashesAreFoundAcrossARotationAndNeverAcrossCentresOrKinds() {
        Keyset old = Keyset.generate();
        Keyring before = ring(old);
        Keyring after = ring(old.rotated());
        byte[] kept = before.hash("gorno", "pesel", "44051401359");
        assertThat(after.hashes("gorno", "pesel", "44051401359"))
                .hasSize(2)
                .anyMatch(hash -> java.util.Arrays.equals(hash, kept));
        assertThat(after.hash("gorno", "pesel", "44051401359")).isNotEqualTo(kept);
        assertThat(before.hash("dobczyce", "pesel", "44051401359")).isNotEqualTo(kept);
        assertThat(before.hash("gorno", "phone", "44051401359")).isNotEqualTo(kept);
        assertThat(ring(Keyset.generate()).hash("gorno", "pesel", "44051401359"))
                .isNotEqualTo(kept);
    }

    @Test
    void theFileIsReadAgainWhenItChanges() throws IOException {
        Path file = directory.resolve("keys/keyset.json");
        AtomicLong time = new AtomicLong();
        Keyset old = Keyset.generate();
        KeysetSource.write(file, old);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        KeysetSource source = KeysetSource.of(file, time::get);
        Keyset rotated = old.rotated();
        KeysetSource.write(file, rotated);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        assertThat(source.current().wrappingId()).isEqualTo(old.wrappingId());
        time.addAndGet(3_000_000_000L);
        assertThat(source.current().wrappingId()).isEqualTo(rotated.wrappingId());
    }

    @Test
    void anotherInstancesNewKeyIsLookedForAtOnce() {
        Path file = directory.resolve("keyset.json");
        Keyset old = Keyset.generate();
        KeysetSource.write(file, old);
        Keyring slow = new Keyring(KeysetSource.of(file, () -> 0));
        KeysetSource.write(file, old.rotated());
        Keyring.NewKey made = new Keyring(KeysetSource.of(file)).create(PERSON);
        byte[] sealed = made.key().seal(PLACE, PERSON, SECRET);
        assertThat(slow.open(PERSON, made.wrapped().bytes()).open(PLACE, PERSON, sealed))
                .isEqualTo(SECRET);
    }

    @Test
    void aBrokenFileLeavesTheKeysInUseAndIsTold() throws IOException {
        Path file = directory.resolve("keyset.json");
        AtomicLong time = new AtomicLong();
        Keyset keyset = Keyset.generate();
        KeysetSource.write(file, keyset);
        KeysetSource source = KeysetSource.of(file, time::get);
        Files.writeString(file, "{\"wrapping\": \"secret\"}");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        time.addAndGet(3_000_000_000L);
        assertThat(source.current().wrappingId()).isEqualTo(keyset.wrappingId());
        assertThat(source.trouble()).isPresent();
        KeysetSource.write(file, keyset);
        time.addAndGet(3_000_000_000L);
        assertThat(source.trouble()).isEmpty();
    }

    @Test
    void whatIsNoKeysetIsRefusedWithoutBeingQuoted() {
        for (String text :
                new String[] {"", "hunter2", "{}", "{\"wrapping\": [{\"id\": 1, \"key\": \"hunter2\"}], \"lookup\": []}"
                }) {
            assertThatThrownBy(() -> Keyset.parse(text))
                    .isInstanceOf(CryptoRefused.class)
                    .hasNoCause()
                    .message()
                    .doesNotContain("hunter2");
        }
        assertThatThrownBy(() -> KeysetSource.of(directory.resolve("missing"))).isInstanceOf(CryptoRefused.class);
    }
}
