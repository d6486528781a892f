package org.opencus.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** A PostgreSQL for one run of the benchmarks, as safe as a real one: every commit reaches the disk. */
final class BenchDatabase implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final Path log;

    BenchDatabase() {
        try {
            log = Files.createTempFile("bench-postgres", ".log");
            log.toFile().deleteOnExit();
            postgres = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("jit", "off")
                    .setServerConfig("shared_buffers", "256MB")
                    .setOutputRedirector(Redirect.to(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        execute("create database bench");
    }

    int port() {
        return postgres.getPort();
    }

    /** How a server is told to use it. */
    Map<String, String> environment() {
        return Map.of(
                "CUS_DB_URL", "jdbc:postgresql://localhost:" + port() + "/bench",
                "CUS_DB_USER", "postgres",
                "CUS_LIMITS_ADDRESS", "0",
                "CUS_LIMITS_PERSON", "0",
                "CUS_LOG_ACCESS", "false");
    }

    void execute(String sql) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What PostgreSQL logs while the work runs. */
    String logOf(Runnable work) {
        try {
            long before = Files.size(log);
            work.run();
            byte[] all = Files.readAllBytes(log);
            return new String(all, (int) before, (int) (all.length - before), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
