package org.opencus.logging;

import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** A line for machines: one JSON object. */
final class JsonLine extends Formatter {
    private final Clockface clock = new Clockface();

    @Override
    public String format(LogRecord entry) {
        var line = new StringBuilder(256);
        line.append("{\"time\":\"");
        clock.write(entry.getInstant(), line);
        line.append('"');
        field(line, "level", TextLine.level(entry));
        field(line, "logger", String.valueOf(entry.getLoggerName()));
        if (RequestMark.CURRENT.isBound()) {
            RequestMark mark = RequestMark.CURRENT.get();
            field(line, "requestId", mark.requestId());
            field(line, "traceId", mark.traceId());
        }
        field(line, "message", formatMessage(entry));
        if (entry.getThrown() != null) {
            field(line, "error", TextLine.stack(entry.getThrown()));
        }
        return line.append("}\n").toString();
    }

    private static void field(StringBuilder line, String name, String value) {
        line.append(",\"").append(name).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            escape(line, value.charAt(i));
        }
        line.append('"');
    }

    private static void escape(StringBuilder line, char c) {
        switch (c) {
            case '"' -> line.append("\\\"");
            case '\\' -> line.append("\\\\");
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> {
                if (c < ' ') {
                    line.append("\\u%04x".formatted((int) c));
                } else {
                    line.append(c);
                }
            }
        }
    }
}
