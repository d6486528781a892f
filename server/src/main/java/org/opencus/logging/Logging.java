package org.opencus.logging;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One log for the server and its libraries, on standard output. */
public final class Logging implements AutoCloseable {
    /** Chatty below warnings, and nothing an operator can act on. */
    private static final List<String> QUIET =
            List.of("io.helidon", "io.zonky", "org.flywaydb", "com.zaxxer", "org.yasson");

    /** Held so that their levels are not lost with garbage-collected loggers. */
    private static final List<Logger> QUIET_LOGGERS =
            QUIET.stream().map(Logger::getLogger).toList();

    private final LineHandler handler;

    private Logging(LineHandler handler) {
        this.handler = handler;
    }

    /** Replaces what Java logs to by default; close it last, so that no line is lost. */
    public static Logging configure(LogSettings settings) {
        var handler = new LineHandler(
                new FileOutputStream(FileDescriptor.out),
                settings.format() == LogSettings.Format.JSON ? new JsonLine() : new TextLine());
        Logger root = Logger.getLogger("");
        for (Handler replaced : root.getHandlers()) {
            root.removeHandler(replaced);
        }
        root.setLevel(settings.level().level());
        root.addHandler(handler);
        if (settings.level() != LogSettings.Level.DEBUG) {
            QUIET_LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
        }
        return new Logging(handler);
    }

    @Override
    public void close() {
        handler.close();
    }
}
