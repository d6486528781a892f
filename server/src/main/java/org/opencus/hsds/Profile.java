package org.opencus.hsds;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.opencus.contract.Values;
import org.opencus.contract.Wire;
import org.opencus.model.HsdsProfile;
import org.opencus.model.HsdsProfileEntry;

/** The profile of HSDS that the directories follow: its description, its patches and what they make of the standard. */
final class Profile {
    private static final String PATH = "/hsds-profile/";
    private static final String COMPONENT = "#/components/schemas/";
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final String address;
    private final JsonObject schemas;
    /** Names of schemas in the contract by the name of the standard's file. */
    private final Map<String, String> files = new TreeMap<>();

    /** Its files stand under the server's own address; where that is not set, their addresses are relative. */
    Profile(JsonObject contract, String publicUrl) {
        this.address = publicUrl + PATH;
        this.schemas = contract.getJsonObject("components").getJsonObject("schemas");
        schemas.forEach(
                (name, schema) -> Optional.ofNullable(schema.asJsonObject().getString("x-hsds-file", null))
                        .ifPresent(file -> files.put(file, name)));
    }

    /** What it is, how facts are laid down, and where its files are. */
    HsdsProfile description() {
        HsdsProfile.Builder written =
                Wire.read(new String(resource("profile.json"), StandardCharsets.UTF_8), HsdsProfile.class).toBuilder();
        return written.files(files.keySet().stream().map(this::entry).toList()).build();
    }

    private HsdsProfileEntry entry(String file) {
        return HsdsProfileEntry.builder()
                .name(file)
                .patch(address + "profile/" + file)
                .schema(address + "schema/" + file)
                .build();
    }

    /** The differences to the standard's file. */
    Optional<byte[]> patch(String file) {
        return Optional.of(file).filter(files::containsKey).map(name -> resource("profile/" + name));
    }

    /** The standard's file with the differences, in our words; or the descriptor of the data package. */
    Optional<byte[]> schema(String file) {
        Optional<JsonObject> found = file.equals(PackageDescriptor.FILE)
                ? Optional.of(PackageDescriptor.of("Open CUS"))
                : Optional.ofNullable(files.get(file)).map(name -> schema(file, schemas.getJsonObject(name)));
        return found.map(schema -> schema.toString().getBytes(StandardCharsets.UTF_8));
    }

    private JsonObject schema(String file, JsonObject schema) {
        return Values.JSON
                .createObjectBuilder(plain(schema))
                .add("$schema", DIALECT)
                .add("name", file.substring(0, file.indexOf('.')))
                .build();
    }

    private JsonObject plain(JsonObject schema) {
        if (schema.get("$ref") instanceof JsonString reference) {
            return referred(reference.getString());
        }
        JsonObjectBuilder plain = Values.JSON.createObjectBuilder();
        schema.forEach((key, value) -> {
            if (key.equals("x-format")) {
                plain.add("format", value);
            } else if (!key.startsWith("x-")) {
                plain.add(key, plain(value));
            }
        });
        return plain.build();
    }

    private JsonValue plain(JsonValue value) {
        return switch (value) {
            case JsonObject object -> plain(object);
            case JsonArray array -> {
                JsonArrayBuilder items = Values.JSON.createArrayBuilder();
                array.forEach(item -> items.add(plain(item)));
                yield items.build();
            }
            default -> value;
        };
    }

    /** Another file of the standard by its name, anything else in place. */
    private JsonObject referred(String reference) {
        JsonObject target = schemas.getJsonObject(reference.substring(COMPONENT.length()));
        String file = target.getString("x-hsds-file", null);
        return file == null
                ? plain(target)
                : Values.JSON.createObjectBuilder().add("$ref", file).build();
    }

    private static byte[] resource(String name) {
        try (InputStream in = Profile.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
