package org.opencus.hsds;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A table of the tabular data package. */
record Table(String name, String file, List<Column> columns) {
    private static final Set<String> TYPES = Set.of("number", "date", "datetime", "time");

    /** All tables in the standard's order. */
    static final List<Table> ALL = read();

    /**
     * A column of a table.
     *
     * @param kind its type, format or values; empty for plain text
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

        /** In the words of the descriptor. */
        String type() {
            return TYPES.contains(kind) ? kind : "string";
        }

        /** Of its text, where that has one. */
        Optional<String> format() {
            return Optional.of(kind).filter(word -> !word.isEmpty() && !TYPES.contains(word) && values().isEmpty());
        }

        /** All that it may hold, where the standard says so. */
        List<String> values() {
            return kind.contains("|") ? List.of(kind.replace('_', ' ').split("\\|")) : List.of();
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
