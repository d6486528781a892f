package org.opencus.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.opencus.database.DatabaseAccess;
import org.opencus.database.DatabaseSettings;
import org.opencus.database.Migrations;

/** One PostgreSQL per JVM with one migrated template, of which every test class gets a copy of its own. */
public final class TestDatabase {
    private static final String SERVER_ROLE = "open_cus";
    private static final String TEMPLATE = "template_open_cus";
    private static final AtomicInteger COPIES = new AtomicInteger();

    private TestDatabase() {}

    private static final class Shared {
        static final EmbeddedPostgres POSTGRES = start();
    }

    private static final class Demo {
        static final String TEMPLATE = load();

        private static String load() {
            String name = "template_demo";
            run("create database " + name + " template " + TestDatabase.TEMPLATE);
            // A server in profile demo loads the shipped catalogues.
            TestServer.start(settings(Shared.POSTGRES, name), Map.of()).close();
            // No copy can be made while anybody is still on their way out.
            run("select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '" + name + "'");
            return name;
        }
    }

    /** A new copy of the migrated database. */
    public static DatabaseSettings copy() {
        EmbeddedPostgres postgres = Shared.POSTGRES;
        String name = "copy_" + COPIES.incrementAndGet();
        run("create database " + name + " template " + TEMPLATE);
        return settings(postgres, name);
    }

    /** A new copy of the migrated database with the catalogues that ship with the server. */
    public static DatabaseSettings demo() {
        String name = "demo_" + COPIES.incrementAndGet();
        run("create database " + name + " template " + Demo.TEMPLATE);
        return settings(Shared.POSTGRES, name);
    }

    /** A new database without a single table. */
    public static DatabaseSettings empty() {
        EmbeddedPostgres postgres = Shared.POSTGRES;
        String name = "empty_" + COPIES.incrementAndGet();
        run("create database " + name);
        return settings(postgres, name);
    }

    /** Drops a copy, also while connections to it are open. */
    public static void drop(DatabaseSettings copy) {
        String name =
                URI.create(copy.url().substring("jdbc:".length())).getPath().substring(1);
        run("drop database " + name + " with (force)");
    }

    /** The ways of an owner and of a server to the database. */
    public static DatabaseAccess access(DatabaseSettings owner) {
        return new DatabaseAccess(owner, owner.at(owner.url(), SERVER_ROLE, ""));
    }

    private static EmbeddedPostgres start() {
        try {
            var builder = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setServerConfig("jit", "off")
                    .setPGStartupWait(Duration.ofSeconds(60));
            // Another version than the one on the class path, for the second run of the same tests.
            String binaries = System.getProperty("cus.test.postgres");
            if (binaries != null && !binaries.isBlank()) {
                builder.setPgBinaryResolver(from(Path.of(binaries)));
            }
            EmbeddedPostgres postgres = builder.start();
            run(postgres, "create database " + TEMPLATE);
            run(postgres, "create role " + SERVER_ROLE + " login");
            Migrations.migrate(access(settings(postgres, TEMPLATE)));
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PgBinaryResolver from(Path jar) {
        return (system, architecture) -> open(jar.toFile());
    }

    private static InputStream open(File jar) throws IOException {
        return URI.create("jar:" + jar.toURI() + "!/postgres-linux-x86_64.txz")
                .toURL()
                .openStream();
    }

    private static DatabaseSettings settings(EmbeddedPostgres postgres, String name) {
        return new DatabaseSettings(
                "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + name,
                "postgres",
                "",
                4,
                Duration.ofSeconds(30),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10));
    }

    private static void run(String sql) {
        run(Shared.POSTGRES, sql);
    }

    private static void run(EmbeddedPostgres postgres, String sql) {
        String url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
        try (var connection = DriverManager.getConnection(url, "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
