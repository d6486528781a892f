package org.opencus.logging;

import java.util.List;
import org.opencus.settings.Kind;
import org.opencus.settings.Setting;
import org.opencus.settings.SettingValues;

/**
 * What is logged and how it looks.
 *
 * @param access whether each request leaves a line
 */
public record LogSettings(Format format, Level level, boolean access) {
    /** For what is said before the settings are known. */
    public static final LogSettings PLAIN = new LogSettings(Format.TEXT, Level.INFO, true);

    private static final Setting<Format> FORMAT =
            new Setting<>("log.format", Kind.oneOf(Format.class), "Layout of the log");
    private static final Setting<Level> LEVEL =
            new Setting<>("log.level", Kind.oneOf(Level.class), "Least important messages to log");
    private static final Setting<Boolean> ACCESS =
            new Setting<>("log.access", Kind.flag(), "Log each request by its path in the contract");

    /** In the order of the README. */
    public static final List<Setting<?>> SETTINGS = List.of(FORMAT, LEVEL, ACCESS);

    /** These settings of all. */
    public static LogSettings of(SettingValues values) {
        return new LogSettings(values.get(FORMAT), values.get(LEVEL), values.get(ACCESS));
    }

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
