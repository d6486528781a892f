package org.opencus;

import java.lang.System.Logger.Level;
import org.opencus.Settings.Profile;
import org.opencus.database.Database;
import org.opencus.database.DatabaseAccess;
import org.opencus.database.EmbeddedDatabase;
import org.opencus.database.Migrations;
import org.opencus.database.ServerRights;

/**
 * The database of the settings, ready to be used.
 *
 * @param version of the tables
 */
record OpenDatabase(Database database, String version) {
    private static final System.Logger LOGGER = System.getLogger(Application.class.getName());

    /** For a server: starts the embedded one where none is given, and brings the tables up to date. */
    static OpenDatabase own(Settings settings, Parts parts, boolean reset) throws InterruptedException {
        DatabaseAccess access =
                settings.embedsDatabase() ? embedded(settings, parts, reset) : settings.databaseAccess();
        Database database = reached(access, parts);
        if (settings.profile() == Profile.PRODUCTION) {
            ServerRights.requireNoOwner(access);
        }
        String version = Migrations.migrate(access);
        if (settings.profile() == Profile.PRODUCTION) {
            ServerRights.requireUntouchableLog(access.server());
        }
        LOGGER.log(Level.INFO, "The database is at version " + version);
        return new OpenDatabase(database, version);
    }

    /**
     * For a command, also beside a running server: tables are made where there are none, but never changed under the
     * feet of a server that needs them as they are.
     */
    static OpenDatabase shared(Settings settings, Parts parts) throws InterruptedException {
        DatabaseAccess access = settings.embedsDatabase()
                ? EmbeddedDatabase.running(settings.dataDirectory(), settings.database())
                        .orElseGet(() -> embedded(settings, parts, false))
                : settings.databaseAccess();
        return new OpenDatabase(reached(access, parts), Migrations.makeOrRequire(access));
    }

    private static Database reached(DatabaseAccess access, Parts parts) throws InterruptedException {
        var database = parts.add("database", new Database(access.server()));
        database.await();
        return database;
    }

    private static DatabaseAccess embedded(Settings settings, Parts parts, boolean reset) {
        return parts.add("embedded database", EmbeddedDatabase.start(settings.dataDirectory(), reset))
                .access(settings.database());
    }
}
