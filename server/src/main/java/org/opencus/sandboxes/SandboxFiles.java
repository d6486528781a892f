package org.opencus.sandboxes;

import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.opencus.contract.Wire;
import org.opencus.imports.CatalogueSource;
import org.opencus.model.ResidentCreate;

/** The catalogue and the people of every sandbox; the files hold the names of centre and partner as {@code {{…}}}. */
record SandboxFiles(String centre, String organisation) implements CatalogueSource {
    @Override
    public Optional<byte[]> read(String file) {
        try (InputStream in = SandboxFiles.class.getResourceAsStream(file)) {
            return in == null ? Optional.empty() : Optional.of(filled(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] filled(byte[] text) {
        return new String(text, StandardCharsets.UTF_8)
                .replace("{{centre}}", centre)
                .replace("{{organisation}}", organisation)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<String> files() {
        return List.of();
    }

    /** People who do not exist: the older ones have a PESEL of the 19th century. */
    List<ResidentCreate> people() {
        JsonArray people = Wire.read(read("people.json").orElseThrow(), JsonArray.class);
        return people.getValuesAs(JsonValue.class).stream()
                .map(person -> Wire.read(person, ResidentCreate.class))
                .toList();
    }
}
