package org.opencus.logging;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** A line for people: time (UTC), level, logger, request, message. */
final class TextLine extends Formatter {
    private final Clockface clock = new Clockface();

    @Override
    public String format(LogRecord entry) {
        var line = new StringBuilder(160);
        clock.write(entry.getInstant(), line);
        line.append(' ').append(level(entry)).append(' ').append(shortName(entry.getLoggerName()));
        if (RequestMark.CURRENT.isBound()) {
            line.append(" [").append(RequestMark.CURRENT.get().requestId()).append(']');
        }
        line.append(": ").append(formatMessage(entry)).append('\n');
        if (entry.getThrown() != null) {
            line.append(stack(entry.getThrown()));
        }
        return line.toString();
    }

    static String level(LogRecord entry) {
        return switch (entry.getLevel().getName()) {
            case "SEVERE" -> "ERROR";
            case "FINE", "FINER", "FINEST", "CONFIG" -> "DEBUG";
            default -> entry.getLevel().getName();
        };
    }

    static String stack(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String shortName(String logger) {
        return logger == null ? "" : logger.substring(logger.lastIndexOf('.') + 1);
    }
}
