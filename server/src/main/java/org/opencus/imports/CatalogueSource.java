package org.opencus.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where catalogue files are read from. */
public interface CatalogueSource {
    /** The bytes of a file, if it is there. */
    Optional<byte[]> read(String file);

    /** The JSON files that are there, as far as they can be listed. */
    List<String> files();

    /** A directory; throws {@link IllegalArgumentException} when it is none. */
    static CatalogueSource directory(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException("There is no directory " + directory);
        }
        return new CatalogueSource() {
            @Override
            public Optional<byte[]> read(String file) {
                Path path = directory.resolve(file);
                try {
                    return Files.isRegularFile(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public List<String> files() {
                try (Stream<Path> paths = Files.list(directory)) {
                    return paths.map(path -> path.getFileName().toString())
                            .filter(name -> name.endsWith(".json"))
                            .sorted()
                            .toList();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    /** The files that ship with the server. */
    static CatalogueSource shipped() {
        return new CatalogueSource() {
            @Override
            public Optional<byte[]> read(String file) {
                try (InputStream in = CatalogueSource.class.getResourceAsStream("/org/opencus/demo/" + file)) {
                    return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public List<String> files() {
                return List.of();
            }
        };
    }
}
