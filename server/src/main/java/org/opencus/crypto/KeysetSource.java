package org.opencus.crypto;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/** Where the keyset comes from; a file is read again when it changes, so that keys rotate while the server runs. */
public final class KeysetSource {
    private static final System.Logger LOGGER = System.getLogger(KeysetSource.class.getName());
    private static final long LOOK_EVERY_NANOS = 2_000_000_000L;

    private record State(Keyset keyset, FileTime modified, long lookedAt, boolean broken) {}

    private final Optional<Path> file;
    private final LongSupplier nanos;
    private final AtomicReference<State> state;

    private KeysetSource(Optional<Path> file, LongSupplier nanos, State first) {
        this.file = file;
        this.nanos = nanos;
        this.state = new AtomicReference<>(first);
    }

    /** A keyset that does not change. */
    public static KeysetSource of(Keyset keyset) {
        return new KeysetSource(
                Optional.empty(), System::nanoTime, new State(keyset, FileTime.fromMillis(0), 0, false));
    }

    /** The keyset in a file; throws {@link CryptoRefused} where there is none. */
    public static KeysetSource of(Path file) {
        return of(file, System::nanoTime);
    }

    static KeysetSource of(Path file, LongSupplier nanos) {
        try {
            FileTime modified = Files.getLastModifiedTime(file);
            return new KeysetSource(
                    Optional.of(file), nanos, new State(read(file), modified, nanos.getAsLong(), false));
        } catch (IOException e) {
            throw new CryptoRefused("the keyset file " + file + " cannot be read");
        }
    }

    /** The keyset in a file, which is made where it is missing: for the demo. */
    public static KeysetSource kept(Path file) {
        if (!Files.exists(file)) {
            write(file, Keyset.generate());
        }
        return of(file);
    }

    /** Writes a keyset that only its owner can read, at once or not at all. */
    public static void write(Path file, Keyset keyset) {
        Path target = file.toAbsolutePath();
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        try {
            Files.createDirectories(target.getParent());
            Files.deleteIfExists(fresh);
            createPrivate(fresh);
            Files.writeString(fresh, keyset.text(), StandardOpenOption.SYNC);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CryptoRefused("the keyset file " + file + " cannot be written", e);
        }
    }

    private static void createPrivate(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    /** The keys in force. */
    public Keyset current() {
        State now = state.get();
        return file.isEmpty() || nanos.getAsLong() - now.lookedAt() < LOOK_EVERY_NANOS
                ? now.keyset()
                : look(file.get(), now, false);
    }

    /** Looks at the file at once: something was made with a key that is not known here yet. */
    Keyset refreshed() {
        return file.map(path -> look(path, state.get(), true))
                .orElseGet(() -> state.get().keyset());
    }

    /** Why the file cannot be used any more, while the keys read before still are. */
    public Optional<String> trouble() {
        var _ = current();
        return state.get().broken() ? Optional.of("the keyset file cannot be read") : Optional.empty();
    }

    private Keyset look(Path path, State before, boolean always) {
        State after = before;
        try {
            FileTime modified = Files.getLastModifiedTime(path);
            if (always || before.broken() || !modified.equals(before.modified())) {
                after = new State(read(path), modified, nanos.getAsLong(), false);
            } else {
                after = new State(before.keyset(), modified, nanos.getAsLong(), false);
            }
        } catch (IOException | CryptoRefused e) {
            if (!before.broken()) {
                LOGGER.log(Level.WARNING, "The keyset file cannot be read; the keys read before stay in use");
            }
            after = new State(before.keyset(), before.modified(), nanos.getAsLong(), true);
        }
        state.compareAndSet(before, after);
        return after.keyset();
    }

    private static Keyset read(Path file) throws IOException {
        return Keyset.parse(Files.readString(file));
    }
}
