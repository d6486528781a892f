package org.opencus.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/** A real PostgreSQL run as a child of this server, for whoever has none: the data stay in one directory. */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger(EmbeddedDatabase.class.getName());
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final String DATABASE = "open_cus";
    private static final String OWNER = "postgres";
    private static final String SERVER = "open_cus";

    private static final int ANY_PORT = 0;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DataDirectory directory;
    private final int port;
    private EmbeddedPostgres postgres;
    private boolean closed;

    private EmbeddedDatabase(DataDirectory directory, EmbeddedPostgres postgres) {
        this.directory = directory;
        this.postgres = postgres;
        this.port = postgres.getPort();
    }

    /**
     * Starts PostgreSQL on the directory, which is made when missing and emptied first when {@code reset}; throws
     * {@link DataDirectoryRefused} when another server holds it or its data are of another version.
     */
    public static EmbeddedDatabase start(Path path, boolean reset) {
        var directory = DataDirectory.claim(path);
        try {
            OrphanedPostgres.stop(directory.data());
            if (reset || !directory.isComplete()) {
                directory.clear();
            }
            directory.requireVersion(version());
            var database = new EmbeddedDatabase(directory, launch(directory, ANY_PORT));
            database.prepare();
            database.watch();
            return database;
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** The way to the database that a running server keeps in the directory; nothing where none runs. */
    public static Optional<DatabaseAccess> running(Path path, DatabaseSettings limits) {
        return DataDirectory.portInUse(path).map(port -> access(port, DataDirectory.password(path), limits));
    }

    /** The way to the database, with these limits. */
    public DatabaseAccess access(DatabaseSettings limits) {
        return access(port, password(), limits);
    }

    private static DatabaseAccess access(int port, String password, DatabaseSettings limits) {
        return new DatabaseAccess(limits.at(url(port), OWNER, password), limits.at(url(port), SERVER, password));
    }

    /** JDBC URL of the database, without log-in. */
    public String url() {
        return url(port);
    }

    private static String url(int port) {
        return "jdbc:postgresql://localhost:" + port + "/" + DATABASE;
    }

    /** The role that owns everything. */
    public String user() {
        return OWNER;
    }

    /** Made at random for this directory. */
    public String password() {
        return directory.password();
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            postgres.close();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "PostgreSQL did not stop; the next start will take care of it", e);
        } finally {
            directory.close();
        }
    }

    /** Killed, or out of memory, it is started again at the same port, where connections find it. */
    private void watch() {
        directory
                .postmaster()
                .ifPresent(process ->
                        Thread.ofPlatform().daemon().name("postgresql-watch").start(() -> restartAfter(process)));
    }

    private void restartAfter(ProcessHandle process) {
        process.onExit().join();
        while (!restarted()) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized boolean restarted() {
        if (closed) {
            return true;
        }
        LOGGER.log(Level.WARNING, "The embedded PostgreSQL has ended; it is started again");
        try {
            postgres.close();
            postgres = launch(directory, port);
            watch();
            return true;
        } catch (IOException | DataDirectoryRefused e) {
            LOGGER.log(Level.WARNING, "The embedded PostgreSQL did not start again: " + e.getMessage());
            return false;
        }
    }

    private static String version() {
        var properties = new Properties();
        try (var in = EmbeddedDatabase.class.getResourceAsStream("embedded.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("postgresql");
    }

    private static EmbeddedPostgres launch(DataDirectory directory, int port) {
        try {
            return EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(directory.data())
                    .setOverrideWorkingDirectory(directory.binaries().toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START_LIMIT)
                    .setConnectConfig("password", directory.password())
                    .setLocaleConfig("locale", "C.UTF-8")
                    // The library is made for tests and trades safety for speed unless told otherwise.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("jit", "off")
                    .setServerConfig("unix_socket_directories", "")
                    .setOutputRedirector(Redirect.to(directory.log().toFile()))
                    .start();
        } catch (IOException | IllegalStateException e) {
            throw directory.explain(e);
        } finally {
            directory.protectBinaries();
        }
    }

    /** From the first start on nobody else on this machine may log in without the password. */
    private void prepare() {
        if (directory.isComplete()) {
            return;
        }
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + port + "/postgres", user(), password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + DATABASE);
            statement.execute("create role " + SERVER + " login password '" + password() + "'");
            statement.execute("alter role " + OWNER + " password '" + password() + "'");
            directory.requirePasswords();
            statement.execute("select pg_reload_conf()");
            directory.complete();
        } catch (SQLException e) {
            close();
            throw new DatabaseUnavailable("The embedded database could not be prepared.", false, e);
        } catch (UncheckedIOException e) {
            close();
            throw e;
        }
    }
}
