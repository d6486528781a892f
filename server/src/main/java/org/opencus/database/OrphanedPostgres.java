package org.opencus.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL that outlived its server (kill -9): the new server, which holds the lock, stops it before its own start. */
final class OrphanedPostgres {
    private static final System.Logger LOGGER = System.getLogger(OrphanedPostgres.class.getName());
    private static final int SECONDS_TO_STOP = 20;

    private OrphanedPostgres() {}

    static void stop(Path data) {
        Path pidFile = data.resolve("postmaster.pid");
        try {
            if (Files.notExists(pidFile)) {
                return;
            }
            Optional<ProcessHandle> orphan = owner(pidFile, data);
            if (orphan.isPresent()) {
                LOGGER.log(Level.WARNING, "Stopping the PostgreSQL that an earlier server left running");
                end(orphan.get());
            }
            // A number that another process has got since would keep PostgreSQL from starting.
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ProcessHandle> owner(Path pidFile, Path data) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,9}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(process -> isPostgres(process, data));
    }

    private static boolean isPostgres(ProcessHandle process, Path data) {
        ProcessHandle.Info info = process.info();
        return info.command().or(info::commandLine).orElse("").contains("postgres")
                && info.arguments()
                        .map(List::of)
                        .orElse(List.of(data.toString()))
                        .contains(data.toString());
    }

    /** Its sessions lost their clients with the server, so the quiet stop ends soon; a stuck one is killed and recovers. */
    private static void end(ProcessHandle postgres) {
        postgres.destroy();
        try {
            postgres.onExit().get(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            postgres.destroyForcibly();
            postgres.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while an earlier PostgreSQL stopped", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
