package org.opencus.database;

import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Hears from PostgreSQL, on a connection of its own, whose catalogue has changed, whichever instance changed it. */
public final class CatalogueChanges implements AutoCloseable {
    /** The channel that the triggers of the catalogue notify; the payload is a centre's slug, or {@code *} for all. */
    public static final String CHANNEL = "catalogue_changed";

    private static final System.Logger LOGGER = System.getLogger(CatalogueChanges.class.getName());
    private static final Duration PROOF_OF_LIFE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Who acts on changes. */
    public interface Listener {
        /** From now on every change is heard; what was kept before may be old. */
        void listening();

        /** The catalogue of a centre has changed, or that of all ({@code *}). */
        void changed(String centre);

        /** Changes are no longer heard. */
        void lost();
    }

    private final Database database;
    private final Listener listener;
    private final Thread thread;
    private volatile boolean open = true;
    private volatile boolean listening;

    /** Starts to listen in the background. */
    public CatalogueChanges(Database database, Listener listener) {
        this.database = database;
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name("catalogue-changes").start(this::run);
    }

    /** Whether changes are heard at this moment. */
    public boolean isListening() {
        return listening;
    }

    private void run() {
        while (open) {
            try (Connection connection = database.dedicated()) {
                execute(connection, "listen " + CHANNEL);
                listening = true;
                listener.listening();
                hear(connection);
            } catch (SQLException | DatabaseUnavailable e) {
                tell(e);
            } catch (RuntimeException e) {
                // Whatever it was: who no longer listens must say so, and listen again.
                LOGGER.log(Level.ERROR, "A change of the catalogue could not be acted on", e);
            } finally {
                if (listening) {
                    listening = false;
                    listener.lost();
                }
            }
            pause();
        }
    }

    private void hear(Connection connection) throws SQLException {
        PGConnection notices = connection.unwrap(PGConnection.class);
        while (open) {
            PGNotification[] heard = notices.getNotifications(Math.toIntExact(PROOF_OF_LIFE.toMillis()));
            if (heard == null || heard.length == 0) {
                // Silence may also be a dead connection.
                execute(connection, "select 1");
            } else {
                for (PGNotification notification : heard) {
                    listener.changed(notification.getParameter());
                }
            }
        }
    }

    private void tell(Exception e) {
        if (open && listening) {
            LOGGER.log(Level.WARNING, "Changes of the catalogue are not heard: " + e.getMessage());
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void pause() {
        try {
            if (open) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        open = false;
        thread.interrupt();
    }
}
