package org.opencus.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.opencus.database.DatabaseSettings;

/** A transaction of the test that stays open, so that what the server does at the same time has to wait for it. */
public final class HeldTransaction implements AutoCloseable {
    private static final int TRIES = 400;
    private static final int EACH_MILLIS = 25;
    private static final String BLOCKED = "select pid from pg_stat_activity where ? = any(pg_blocking_pids(pid))";

    private final DatabaseSettings database;
    private final Connection connection;
    private final int pid;

    private HeldTransaction(DatabaseSettings database, Connection connection) throws SQLException {
        this.database = database;
        this.connection = connection;
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select pg_backend_pid()")) {
            rows.next();
            this.pid = rows.getInt(1);
        }
    }

    /** Begins one. */
    public static HeldTransaction on(DatabaseSettings database) {
        try {
            return new HeldTransaction(
                    database, DriverManager.getConnection(database.url(), database.user(), database.password()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does something and keeps what it locked. */
    public void run(String sql, String... ids) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            List<String> all = List.of(ids);
            for (int i = 0; i < all.size(); i++) {
                statement.setObject(i + 1, UUID.fromString(all.get(i)));
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Waits until somebody waits for this transaction, and tells who. */
    public int awaitBlocked() throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            String blocked = Statements.text(database, BLOCKED, pid);
            if (!blocked.isEmpty()) {
                return Integer.parseInt(blocked);
            }
            Thread.sleep(EACH_MILLIS);
        }
        throw new AssertionError("nobody waits");
    }

    /** Cuts the connection of whoever waits for this transaction, as a crash would. */
    public void killBlocked() throws InterruptedException {
        Statements.text(database, "select pg_terminate_backend(?)", awaitBlocked());
    }

    /** Ends it and keeps what it did. */
    public void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
