package org.opencus.imports;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.opencus.records.RecordKind;

/** A record as its file gives it, and where it stands there. */
record RawRecord(CatalogueFile file, int index, JsonObject json) {
    RecordKind kind() {
        return file.kind();
    }

    String code() {
        return json.getString(file.codeProperty());
    }

    String pointer() {
        return "/" + index;
    }

    Optional<String> text(String property) {
        return Optional.ofNullable(json.getString(property, null));
    }

    List<String> texts(String property) {
        return texts(json, property);
    }

    List<JsonObject> objects(String property) {
        return objects(json, property);
    }

    Finding error(String below, String code, String message) {
        return finding(Finding.Severity.ERROR, below, code, message);
    }

    Finding warning(String below, String code, String message) {
        return finding(Finding.Severity.WARNING, below, code, message);
    }

    private Finding finding(Finding.Severity severity, String below, String code, String message) {
        return new Finding(severity, file.fileName(), pointer() + below, code(), code, message);
    }

    /** The texts of an array; none when it is not there. */
    static List<String> texts(JsonObject json, String property) {
        JsonArray values = json.getJsonArray(property);
        return values == null
                ? List.of()
                : values.getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList();
    }

    /** The objects of an array; none when it is not there. */
    static List<JsonObject> objects(JsonObject json, String property) {
        JsonArray values = json.getJsonArray(property);
        return values == null
                ? List.of()
                : values.stream().map(JsonValue::asJsonObject).toList();
    }

    /** One record stands in one place only, and comparing whole records would be slow. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RawRecord that && file == that.file && index == that.index;
    }

    @Override
    public int hashCode() {
        return file.hashCode() * 31 + index;
    }
}
