package org.opencus.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The connections to PostgreSQL: a pool for requests, single ones for what must not wait for the pool. */
public final class Database implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration NETWORK_SLACK = Duration.ofSeconds(5);
    /** SQLState classes that waiting cannot heal. */
    private static final Map<String, String> HOPELESS =
            Map.of("28", "The database refused the log-in", "3D", "There is no such database");

    private static final String NO_RIGHT = "42501";

    private final DatabaseSettings settings;
    private final HikariDataSource pool;

    /** Prepares the pool; the first connection is made when it is asked for. */
    public Database(DatabaseSettings settings) {
        this.settings = settings;
        this.pool = new HikariDataSource(poolConfig(settings));
    }

    /** Waits until the database answers, at most as long as the settings allow. */
    public void await() throws InterruptedException {
        long patience = System.nanoTime() + settings.startTimeout().toNanos();
        while (true) {
            try {
                ping();
                return;
            } catch (DatabaseUnavailable e) {
                if (!e.mayPass() || System.nanoTime() > patience) {
                    throw e;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    /** Asks the server on a connection of its own, so that a full pool does not look like a dead database. */
    public void ping() {
        try (Connection connection = dedicated();
                var statement = connection.createStatement()) {
            statement.execute("select 1");
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /** What is wrong with the database at this moment, if anything is. */
    public Optional<String> trouble() {
        try {
            ping();
            return Optional.empty();
        } catch (DatabaseUnavailable e) {
            return Optional.of(e.getMessage());
        }
    }

    /** A connection outside the pool; the caller closes it. */
    public Connection dedicated() {
        try {
            return DriverManager.getConnection(settings.url(), properties(settings));
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /** How many connections are in use, idle and waited for. */
    public PoolUse use() {
        HikariPoolMXBean bean = pool.getHikariPoolMXBean();
        return new PoolUse(bean.getActiveConnections(), bean.getIdleConnections(), bean.getThreadsAwaitingConnection());
    }

    /** The state of the pool at one moment. */
    public record PoolUse(int active, int idle, int waiting) {}

    @Override
    public void close() {
        pool.close();
    }

    /** A connection was lost: whatever ended it has ended those that wait in the pool, too, so new ones are made. */
    void distrustIdle() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    Connection pooled() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /** Whether a right was missing, however deep that is wrapped. */
    static boolean lacksRights(Throwable failure) {
        return failure instanceof SQLException sql && NO_RIGHT.equals(sql.getSQLState())
                || failure.getCause() != null && lacksRights(failure.getCause());
    }

    static DatabaseUnavailable unavailable(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        boolean hopeless = state.length() == 5 && HOPELESS.containsKey(state.substring(0, 2));
        return new DatabaseUnavailable(
                hopeless ? HOPELESS.get(state.substring(0, 2)) + " (" + state + ")." : "The database does not answer.",
                !hopeless,
                e);
    }

    private static HikariConfig poolConfig(DatabaseSettings settings) {
        var config = new HikariConfig();
        config.setPoolName("open-cus");
        config.setJdbcUrl(settings.url());
        config.setDataSourceProperties(properties(settings));
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(Math.min(2, settings.poolSize()));
        config.setConnectionTimeout(settings.connectTimeout().toMillis());
        config.setKeepaliveTime(Duration.ofMinutes(2).toMillis());
        // The server starts, and says so in its health, also while the database is away.
        config.setInitializationFailTimeout(-1);
        return config;
    }

    private static Properties properties(DatabaseSettings settings) {
        var properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("ApplicationName", "open-cus");
        properties.setProperty("stringtype", "unspecified");
        properties.setProperty("prepareThreshold", "2");
        properties.setProperty("preparedStatementCacheQueries", "512");
        properties.setProperty("assumeMinServerVersion", "15");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", seconds(settings.connectTimeout()));
        properties.setProperty(
                "socketTimeout", seconds(settings.statementTimeout().plus(NETWORK_SLACK)));
        properties.setProperty(
                "options", "-c statement_timeout=" + settings.statementTimeout().toMillis());
        return properties;
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.toSeconds()));
    }
}
