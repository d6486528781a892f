package org.opencus.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.sql.DataSource;

/**
 * Tells by one query that all migrations of this server were applied, as they nearly always were: to ask Flyway takes
 * longer than the rest of a start. Whenever anything is different, Flyway decides.
 */
final class ShippedMigrations {
    private static final String FOLDER = "db/migration";
    private static final String NO_TABLE = "42P01";
    private static final String APPLIED = """
        select script, version, checksum, success from flyway_schema_history order by installed_rank
        """;

    private ShippedMigrations() {}

    /** The version that the database is at, where exactly the shipped migrations, unchanged, have succeeded. */
    static Optional<String> applied(DataSource source) {
        Map<String, Integer> open = checksums();
        String newest = null;
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(APPLIED)) {
            while (rows.next()) {
                newest = rows.getString("version");
                boolean known = open.remove(rows.getString("script"), rows.getInt("checksum"));
                if (!known || !rows.getBoolean("success") || newest == null) {
                    return Optional.empty();
                }
            }
        } catch (SQLException e) {
            if (NO_TABLE.equals(e.getSQLState())) {
                return Optional.empty();
            }
            throw Database.unavailable(e);
        }
        return open.isEmpty() ? Optional.ofNullable(newest) : Optional.empty();
    }

    /** Each file with the checksum that Flyway gives it. */
    private static Map<String, Integer> checksums() {
        Map<String, Integer> checksums = new TreeMap<>();
        try {
            for (String name : names()) {
                checksums.put(name, checksum("/" + FOLDER + "/" + name));
            }
            return checksums;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("The migrations of this server cannot be read", e);
        }
    }

    private static List<String> names() throws IOException, URISyntaxException {
        URL folder = ShippedMigrations.class.getResource("/" + FOLDER);
        if (folder.openConnection() instanceof JarURLConnection jar) {
            return jar.getJarFile().stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(FOLDER + "/") && name.endsWith(".sql"))
                    .map(name -> name.substring(FOLDER.length() + 1))
                    .toList();
        }
        URI directory = folder.toURI();
        try (Stream<Path> files = Files.list(Path.of(directory))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sql"))
                    .toList();
        }
    }

    private static int checksum(String resource) {
        try (InputStream file = ShippedMigrations.class.getResourceAsStream(resource);
                var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            CRC32 sum = new CRC32();
            reader.lines().forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
            return (int) sum.getValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
