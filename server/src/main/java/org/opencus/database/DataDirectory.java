package org.opencus.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opencus.database.DataDirectoryRefused.Reason;

/** The files of the embedded database, held by one server at a time through a lock that a crash releases. */
final class DataDirectory implements AutoCloseable {
    private final Path home;
    private final FileChannel lockFile;

    private DataDirectory(Path home, FileChannel lockFile) {
        this.home = home;
        this.lockFile = lockFile;
    }

    static DataDirectory claim(Path path) {
        Path home = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(home);
            var channel = FileChannel.open(
                    home.resolve("server.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (lock(channel).isEmpty()) {
                channel.close();
                throw new DataDirectoryRefused(
                        Reason.IN_USE,
                        "Another Open CUS server is running on the data directory " + home
                                + ". Stop it, or give this one a directory of its own with CUS_DATA_DIR.",
                        null);
            }
            return new DataDirectory(home, channel);
        } catch (IOException e) {
            throw new DataDirectoryRefused(
                    Reason.BROKEN, "The data directory " + home + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** The port of the PostgreSQL of a server that holds the directory. */
    static Optional<Integer> portInUse(Path path) {
        try (var _ = claim(path)) {
            return Optional.empty();
        } catch (DataDirectoryRefused e) {
            if (e.reason() != Reason.IN_USE) {
                throw e;
            }
            // The fourth line is the port, once PostgreSQL is far enough to have one.
            String port = read(path.resolve("postgresql").resolve("postmaster.pid"))
                    .lines()
                    .skip(3)
                    .findFirst()
                    .orElseThrow(() -> e);
            return Optional.of(Integer.valueOf(port.strip()));
        }
    }

    static String password(Path path) {
        return read(path.resolve("password")).strip();
    }

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    Path data() {
        return home.resolve("postgresql");
    }

    Path binaries() {
        return home.resolve("binaries");
    }

    /** The library lets everybody replace the programs that it has unpacked. */
    void protectBinaries() {
        try {
            if (Files.exists(binaries()) && hasPosix(binaries())) {
                Files.setPosixFilePermissions(binaries(), PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process that owns the data, while it runs. */
    Optional<ProcessHandle> postmaster() {
        return read(data().resolve("postmaster.pid"))
                .lines()
                .findFirst()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())));
    }

    Path log() {
        return home.resolve("postgresql.log");
    }

    /** False until the first start went through to its end: what an interrupted one left is worth nothing. */
    boolean isComplete() {
        return Files.exists(completed());
    }

    void complete() {
        write(completed(), "The database in postgresql/ is complete.\n");
    }

    private Path completed() {
        return data().resolve("open-cus.complete");
    }

    /** Deletes the data, not the unpacked programs. */
    void clear() {
        if (!Files.exists(data())) {
            return;
        }
        try (Stream<Path> files = Files.walk(data())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String password() {
        Path file = home.resolve("password");
        try {
            if (Files.notExists(file)) {
                byte[] random = new byte[24];
                new SecureRandom().nextBytes(random);
                createPrivate(file);
                Files.writeString(file, HexFormat.of().formatHex(random));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void createPrivate(Path file) throws IOException {
        if (hasPosix(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
    }

    private static boolean hasPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    void requirePasswords() {
        write(data().resolve("pg_hba.conf"), """
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """);
    }

    /** Refuses data that the embedded PostgreSQL cannot open, before it is tried. */
    void requireVersion(String brought) {
        String major = brought.substring(0, brought.indexOf('.'));
        String found = read(data().resolve("PG_VERSION")).strip();
        if (!found.isEmpty() && !found.equals(major)) {
            throw new DataDirectoryRefused(
                    Reason.OTHER_VERSION,
                    "The data in " + data() + " were made by PostgreSQL " + found
                            + ", but this server brings PostgreSQL "
                            + brought + ". Run the version they were made with and move them with pg_dump, give another"
                            + " directory with CUS_DATA_DIR, or start afresh with --reset (which deletes them).",
                    null);
        }
    }

    /** Adds what PostgreSQL's own log says about why it did not start. */
    DataDirectoryRefused explain(Exception failure) {
        return new DataDirectoryRefused(
                Reason.BROKEN,
                "The embedded PostgreSQL did not start: " + failure.getMessage() + "\nIts log (" + log() + ") ends:\n"
                        + tail(read(log())),
                failure);
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tail(String log) {
        List<String> lines = log.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
