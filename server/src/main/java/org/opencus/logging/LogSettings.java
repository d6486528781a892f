package org.opencus.logging;

/** What is logged and how it looks. */
public record LogSettings(Format format, Level level) {
    /** Layout of a line. */
    public enum Format {
        TEXT,
        JSON
    }

    /** Least important messages to log. */
    public enum Level {
        DEBUG(java.util.logging.Level.FINE),
        INFO(java.util.logging.Level.INFO),
        WARNING(java.util.logging.Level.WARNING),
        ERROR(java.util.logging.Level.SEVERE);

        private final java.util.logging.Level level;

        Level(java.util.logging.Level level) {
            this.level = level;
        }

        java.util.logging.Level level() {
            return level;
        }
    }
}
