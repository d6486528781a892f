package org.opencus.database;

import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbClientServiceContext;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import io.helidon.dbclient.jdbc.JdbcConnectionPool;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.opencus.contract.Refusal;
import org.postgresql.util.PSQLException;

/** Where transactions begin and end; a database that is away refuses the request (503) with a time to try again. */
public final class Transactions {
    private static final ScopedValue<Connection> CURRENT = ScopedValue.newInstance();

    private static final System.Logger LOGGER = System.getLogger(Transactions.class.getName());
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Database database;
    private final DbClient client;

    /** Transactions on the pool of the database; the timer hears of each statement. */
    public Transactions(Database database, StatementTimer timer) {
        this.database = database;
        JdbcConnectionPool connections = () -> CURRENT.isBound() ? CURRENT.get() : database.pooled();
        this.client = JdbcClientBuilder.create()
                .connectionPool(connections)
                .addService(context -> timed(context, timer))
                .build();
    }

    /**
     * Reads; every statement sees the latest committed state and needs one round trip only, because none is wrapped in
     * BEGIN and COMMIT.
     */
    public <T> T read(Function<Tx, T> work) {
        refuseNesting();
        return translated(() -> work.apply(new Tx(client.execute(), Optional.empty())));
    }

    /** Reads one state of everything, however many statements that takes and whoever changes something meanwhile. */
    public <T> T snapshot(Function<Tx, T> work) {
        return transaction(work, connection -> {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        });
    }

    /** Does everything or nothing: commits when the work returns, rolls back when it throws. */
    public <T> T write(Function<Tx, T> work) {
        return transaction(work, _ -> {});
    }

    private <T> T transaction(Function<Tx, T> work, Beginning beginning) {
        refuseNesting();
        return translated(() -> {
            try (Connection connection = database.pooled()) {
                beginning.prepare(connection);
                connection.setAutoCommit(false);
                return ScopedValue.where(CURRENT, connection).call(() -> committed(connection, work));
            } catch (SQLException e) {
                throw new DbClientException("The transaction could not be ended", e);
            }
        });
    }

    /** The name of the constraint that the statement broke, when that is why it failed. */
    public static Optional<String> brokenConstraint(Throwable failure) {
        return serverError(failure)
                .map(PSQLException::getServerErrorMessage)
                .map(org.postgresql.util.ServerErrorMessage::getConstraint);
    }

    /** What the database said, without any data of rows, when it is the reason of the failure. */
    public static Optional<String> databaseTrouble(RuntimeException failure) {
        if (failure instanceof Refusal refusal && refusal.kind() == Refusal.Kind.UNAVAILABLE) {
            return Optional.of("it could not be used, as the warning above says");
        }
        return serverError(failure)
                .map(e -> Optional.ofNullable(e.getServerErrorMessage())
                        .map(said -> said.getMessage() + " (" + e.getSQLState() + ")")
                        .orElse("it went away (" + e.getSQLState() + ")"));
    }

    /** What is set on a connection before its transaction begins; the pool sets it back. */
    @FunctionalInterface
    private interface Beginning {
        void prepare(Connection connection) throws SQLException;
    }

    private <T> T committed(Connection connection, Function<Tx, T> work) throws SQLException {
        boolean done = false;
        try {
            T result = work.apply(new Tx(client.transaction(), Optional.of(connection)));
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                rollBack(connection);
            }
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The failure that led here is on its way up; a broken connection is dropped by the pool.
            LOGGER.log(Level.DEBUG, "The transaction was lost with its connection", e);
        }
    }

    /** A lost connection or a time-out is told apart from a mistake, so that the caller may try again. */
    private <T> T translated(Supplier<T> step) {
        try {
            return step.get();
        } catch (DatabaseUnavailable e) {
            throw refused(e);
        } catch (DbClientException e) {
            Optional<PSQLException> trouble = serverError(e);
            if (trouble.filter(Transactions::lostConnection).isPresent()) {
                database.distrustIdle();
            }
            throw trouble.filter(Transactions::passing).isPresent() ? refused(e) : e;
        }
    }

    private static Refusal refused(RuntimeException e) {
        LOGGER.log(Level.WARNING, "The database could not be used", e);
        return Refusal.of(Refusal.Kind.UNAVAILABLE).retryAfter(RETRY_AFTER);
    }

    /** Connection lost (08), blocked by each other (40), resources short (53), stopped by time-out or operator (57). */
    private static boolean passing(PSQLException e) {
        String state = e.getSQLState();
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("40")
                        || state.startsWith("53")
                        || state.startsWith("57"));
    }

    private static boolean lostConnection(PSQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    private static Optional<PSQLException> serverError(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException e) {
                return Optional.of(e);
            }
        }
        return Optional.empty();
    }

    private static void refuseNesting() {
        if (CURRENT.isBound()) {
            throw new IllegalStateException("A transaction is open: pass its Tx on instead of asking for another");
        }
    }

    private static DbClientServiceContext timed(DbClientServiceContext context, StatementTimer timer) {
        long start = System.nanoTime();
        var _ = context.statementFuture()
                .thenRun(() -> timer.executed(context.statementName(), System.nanoTime() - start));
        return context;
    }
}
