package org.opencus.hsds;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The tables of a package laid down in files until they are sent: a large directory does not fit into memory. */
final class TableFiles implements AutoCloseable {
    private final Path directory = Files.createTempDirectory("open-cus-package");
    private final Map<Table, Writer> writers = new HashMap<>();

    TableFiles() throws IOException {
        for (Table table : Table.ALL) {
            Writer writer = Files.newBufferedWriter(path(table));
            writers.put(table, writer);
            new Csv(table).header(writer);
        }
    }

    /** Adds the rows of each table. */
    void add(TableRows rows) {
        try {
            for (Table table : Table.ALL) {
                Csv csv = new Csv(table);
                for (Map<String, String> row : rows.rows(table)) {
                    csv.line(writers.get(table), row);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a table, to which nothing is added any more. */
    void send(Table table, OutputStream out) throws IOException {
        writers.get(table).close();
        Files.copy(path(table), out);
        Files.delete(path(table));
    }

    @Override
    public void close() throws IOException {
        for (Table table : Table.ALL) {
            if (writers.containsKey(table)) {
                writers.get(table).close();
            }
            Files.deleteIfExists(path(table));
        }
        Files.delete(directory);
    }

    private Path path(Table table) {
        return directory.resolve(table.file());
    }
}
