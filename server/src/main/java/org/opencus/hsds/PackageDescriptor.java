package org.opencus.hsds;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import org.opencus.contract.Values;

/** What {@code datapackage.json} says of the files of a tabular data package. */
final class PackageDescriptor {
    static final String FILE = "datapackage.json";

    private PackageDescriptor() {}

    /** Describes the files, their columns and keys. */
    static JsonObject of(String title) {
        JsonArrayBuilder resources = Values.JSON.createArrayBuilder();
        Table.ALL.forEach(table -> resources.add(resource(table)));
        return Values.JSON
                .createObjectBuilder()
                .add("name", "human_services_data")
                .add("title", title)
                .add("profile", "tabular-data-package")
                .add("version", "3.0.0")
                .add("resources", resources)
                .build();
    }

    private static JsonObjectBuilder resource(Table table) {
        JsonArrayBuilder fields = Values.JSON.createArrayBuilder();
        JsonArrayBuilder keys = Values.JSON.createArrayBuilder();
        table.columns().forEach(column -> {
            fields.add(field(column));
            reference(column).ifPresent(keys::add);
        });
        JsonObjectBuilder schema = Values.JSON
                .createObjectBuilder()
                .add("fields", fields)
                .add("primaryKey", "id")
                .add("foreignKeys", keys);
        return Values.JSON
                .createObjectBuilder()
                .add("name", table.name())
                .add("path", table.file())
                .add("profile", "tabular-data-resource")
                .add("format", "csv")
                .add("mediatype", "text/csv")
                .add("encoding", "utf-8")
                .add("schema", schema);
    }

    private static JsonObjectBuilder field(Table.Column column) {
        JsonObjectBuilder field =
                Values.JSON.createObjectBuilder().add("name", column.name()).add("type", column.type());
        column.format().ifPresent(format -> field.add("format", format));
        JsonObjectBuilder constraints = Values.JSON
                .createObjectBuilder()
                .add("required", column.required())
                .add("unique", column.name().equals("id"));
        if (!column.values().isEmpty()) {
            constraints.add("enum", Values.JSON.createArrayBuilder(column.values()));
        }
        return field.add("constraints", constraints);
    }

    private static Optional<JsonObjectBuilder> reference(Table.Column column) {
        String target = column.name().endsWith("_id")
                ? column.name().substring(0, column.name().length() - 3)
                : "";
        return Table.ALL.stream()
                .filter(table -> table.name().equals(target))
                .findFirst()
                .map(table -> Values.JSON
                        .createObjectBuilder()
                        .add("fields", column.name())
                        .add(
                                "reference",
                                Values.JSON
                                        .createObjectBuilder()
                                        .add("resource", target)
                                        .add("fields", "id")));
    }
}
