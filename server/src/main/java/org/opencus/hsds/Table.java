package org.opencus.hsds;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A table of the tabular data package. */
record Table(String name, String file, List<Column> columns) {
    /** All tables in the standard's order. */
    static final List<Table> ALL = read();

    /**
     * A column of a table.
     *
     * @param kind its format or type; empty for plain text
     */
    record Column(String name, String kind, boolean required) {
        private static Column parse(String text) {
            boolean required = text.endsWith("!");
            String[] parts = (required ? text.substring(0, text.length() - 1) : text).split(":", 2);
            return new Column(parts[0], parts.length == 2 ? parts[1] : "", required);
        }

        boolean number() {
            return kind.equals("number");
        }
    }

    private static List<Table> read() {
        try (var lines = new BufferedReader(
                new InputStreamReader(Table.class.getResourceAsStream("tables.txt"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Table::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Table parse(String line) {
        String[] words = line.split(" ");
        return new Table(
                words[0],
                words[1],
                Arrays.stream(words).skip(2).map(Column::parse).toList());
    }
}
