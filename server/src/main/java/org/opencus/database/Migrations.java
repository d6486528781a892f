package org.opencus.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.ds.PGSimpleDataSource;

/** Brings the tables to the state that this server needs; a lock in the database lets one instance at a time do it. */
public final class Migrations {
    private Migrations() {}

    /** What is wrong with the tables while the server runs: nothing, unless somebody put other ones in their place. */
    public static Optional<String> trouble(Database database, String expected) {
        // Not from the pool: a full one does not mean that the tables are wrong.
        try (Connection connection = database.dedicated();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                    select version from flyway_schema_history
                    where success and version is not null order by installed_rank desc limit 1
                    """)) {
            String found = rows.next() ? rows.getString("version") : "none";
            boolean enough = MigrationVersion.fromVersion(found).isAtLeast(expected);
            return enough ? Optional.empty() : Optional.of("at version " + found + " instead of " + expected);
        } catch (SQLException | DatabaseUnavailable e) {
            return Optional.of("cannot be read");
        }
    }

    /** Applies what is missing, lets the server use it, and returns the version the database is at. */
    public static String migrate(DatabaseAccess access) {
        String version = migrate(access.owner());
        if (!access.serverOwnsTables()) {
            ServerRights.grant(access);
        }
        return version;
    }

    /**
     * Makes the tables of an empty database, changes no others, and returns the version they are at; throws
     * {@link DatabaseUnavailable} where they are not those that this program needs.
     */
    public static String makeOrRequire(DatabaseAccess access) {
        PGSimpleDataSource source = source(access.owner());
        Optional<String> applied = ShippedMigrations.applied(source);
        if (applied.isPresent()) {
            return applied.get();
        }
        MigrationInfo current = flyway(source).info().current();
        if (current == null) {
            return migrate(access);
        }
        throw new DatabaseUnavailable(
                "The tables are at version " + current.getVersion() + " and not those that this program needs: use the"
                        + " program of the server that runs on them, or start this one's server, which brings them up"
                        + " to date.",
                false,
                null);
    }

    private static String migrate(DatabaseSettings settings) {
        PGSimpleDataSource source = source(settings);
        return ShippedMigrations.applied(source).orElseGet(() -> migrate(source));
    }

    private static String migrate(PGSimpleDataSource source) {
        Flyway flyway = flyway(source);
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw Database.lacksRights(e) ? mayMakeNoTables(source.getUser(), e) : e;
        }
        MigrationInfo current = flyway.info().current();
        return current == null ? "none" : current.getVersion().getVersion();
    }

    private static DatabaseUnavailable mayMakeNoTables(String owner, FlywayException e) {
        return new DatabaseUnavailable(
                "The database role " + owner + " may not make tables: let it own the database.", false, e);
    }

    private static Flyway flyway(PGSimpleDataSource source) {
        // No statement time-out here: building an index may take longer than any request may.
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load();
    }

    private static PGSimpleDataSource source(DatabaseSettings settings) {
        var source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        source.setUser(settings.user());
        source.setPassword(settings.password());
        source.setApplicationName("open-cus migrations");
        return source;
    }
}
