package org.opencus.residents;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.opencus.contract.Values;
import org.opencus.contract.Wire;
import org.opencus.model.DataSource;
import org.opencus.model.ResidentDetails;

/**
 * What a row of a client file changes of somebody who is known: what is lacking or came from Pomost is brought up to date,
 * what somebody said or showed stays. Telephone and e-mail are judged apart; an address is not mixed from two sources.
 */
final class ImportedChanges {
    private static final String CONTACT = "contact";

    private final ResidentFile file;
    private final JsonObject present;
    private final JsonObjectBuilder next;
    private final Set<String> given = new LinkedHashSet<>();
    private final List<String> differences = new ArrayList<>();

    private ImportedChanges(ResidentFile file) {
        this.file = file;
        this.present = file.fields();
        this.next = Values.JSON.createObjectBuilder(present);
    }

    static ImportedChanges of(ResidentFile file, JsonObject row) {
        var changes = new ImportedChanges(file);
        row.forEach(changes::add);
        return changes;
    }

    private void add(String field, JsonValue value) {
        if (field.equals(CONTACT)) {
            contact(value.asJsonObject());
            return;
        }
        JsonValue old = present.getOrDefault(field, JsonValue.NULL);
        JsonValue merged = value instanceof JsonObject && old instanceof JsonObject
                ? Values.JSON.createMergePatch(value).apply(old)
                : value;
        if (fits(field, old, merged)) {
            next.add(field, merged);
            given.add(field);
            parts(field, old, merged);
        }
    }

    private void parts(String field, JsonValue old, JsonValue merged) {
        if (merged instanceof JsonObject parts && ResidentFile.PARTED.contains(field)) {
            JsonObject before = old instanceof JsonObject earlier ? earlier : JsonValue.EMPTY_JSON_OBJECT;
            parts.forEach((part, value) -> {
                if (!value.equals(before.get(part))) {
                    given.add(field + "." + part);
                }
            });
        }
    }

    private void contact(JsonObject row) {
        JsonObject before =
                present.getOrDefault(CONTACT, JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
        JsonObjectBuilder contact = Values.JSON.createObjectBuilder(before);
        row.forEach((part, value) -> {
            String path = CONTACT + "." + part;
            if (fits(path, before.getOrDefault(part, JsonValue.NULL), value)) {
                contact.add(part, value);
                given.add(path);
                given.add(CONTACT);
            }
        });
        if (given.contains(CONTACT)) {
            next.add(CONTACT, contact);
        }
    }

    /** Whether something else is to be taken from the row. */
    private boolean fits(String path, JsonValue old, JsonValue value) {
        if (value.equals(old)) {
            return false;
        }
        boolean fits = old.equals(JsonValue.NULL)
                || file.source(path)
                        .filter(source -> source != DataSource.POMOST)
                        .isEmpty();
        if (!fits) {
            differences.add(path);
        }
        return fits;
    }

    boolean isEmpty() {
        return given.isEmpty();
    }

    ResidentDetails details() {
        return Wire.read(next.build(), ResidentDetails.class);
    }

    /** Fields and parts of fields that come from the row. */
    Set<String> given() {
        return given;
    }

    /** Names of the fields brought up to date. */
    List<String> changed() {
        return given.stream().filter(path -> !path.contains(".")).sorted().toList();
    }

    /** Fields and parts of fields that say otherwise and were left. */
    List<String> differences() {
        return List.copyOf(differences);
    }
}
