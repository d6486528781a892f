package org.opencus.imports;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonPatch;
import jakarta.json.JsonPatchBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Catalogue files in memory, to be changed by a test. */
final class TestFiles implements CatalogueSource {
    private final Map<String, byte[]> contents = new TreeMap<>();

    /** The example of the documentation, a complete little centre. */
    static TestFiles newCentre() {
        return of(CatalogueSource.directory(Path.of("../examples/new-centre")));
    }

    /** The four centres that ship with the server. */
    static TestFiles shipped() {
        return of(CatalogueSource.shipped());
    }

    private static TestFiles of(CatalogueSource source) {
        TestFiles files = new TestFiles();
        Stream.of(CatalogueFile.values())
                .map(CatalogueFile::fileName)
                .forEach(name -> source.read(name).ifPresent(bytes -> files.contents.put(name, bytes)));
        return files;
    }

    TestFiles with(String file, String content) {
        return with(file, content.getBytes(StandardCharsets.UTF_8));
    }

    TestFiles with(String file, byte[] content) {
        contents.put(file, content);
        return this;
    }

    TestFiles without(String file) {
        contents.remove(file);
        return this;
    }

    /** Sets what stands at the pointer of a file. */
    TestFiles set(String file, String pointer, String json) {
        JsonArray records = array(file);
        JsonPatchBuilder patch = Json.createPatchBuilder();
        boolean there = Json.createPointer(pointer).containsValue(records);
        JsonPatch change = (there ? patch.replace(pointer, json(json)) : patch.add(pointer, json(json))).build();
        return with(file, change.apply(records).toString());
    }

    /** Takes out what stands at the pointer of a file. */
    TestFiles remove(String file, String pointer) {
        return with(
                file,
                Json.createPatchBuilder()
                        .remove(pointer)
                        .build()
                        .apply(array(file))
                        .toString());
    }

    /** Many copies of the first record of a file, each with a code of its own. */
    TestFiles multiply(String file, String codeProperty, int copies) {
        JsonArray records = array(file);
        JsonArrayBuilder many = Json.createArrayBuilder(records);
        for (int i = 0; i < copies; i++) {
            many.add(Json.createObjectBuilder(records.getJsonObject(0)).add(codeProperty, "copy-" + i));
        }
        return with(file, many.build().toString());
    }

    JsonArray array(String file) {
        return json(file(file)).asJsonArray();
    }

    /** Writes the files into a directory. */
    Path into(Path directory) {
        contents.forEach((name, bytes) -> {
            try {
                Files.write(directory.resolve(name), bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return directory;
    }

    @Override
    public Optional<byte[]> read(String file) {
        return Optional.ofNullable(contents.get(file));
    }

    @Override
    public List<String> files() {
        return List.copyOf(contents.keySet());
    }

    private String file(String name) {
        return new String(contents.get(name), StandardCharsets.UTF_8);
    }

    static JsonValue json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }
}
