package org.opencus.hsds;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.opencus.contract.Values;
import org.opencus.contract.Wire;
import org.opencus.model.HsdsServiceRecord;

/** A directory as a tabular data package: a CSV file for each table and the descriptor. */
final class DataPackage {
    private static final String DESCRIPTOR = "datapackage.json";
    /** A cell that starts so would be run by a spreadsheet. */
    private static final String FORMULA = "=+-@\t\r\n";

    private final Directory directory;

    DataPackage(Directory directory) {
        this.directory = directory;
    }

    /** The ZIP file, the same bytes as long as nothing changes. */
    byte[] archive(List<HsdsServiceRecord> services) {
        TableRows rows = rows(services);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, DESCRIPTOR, descriptor(directory.centre().name()).toString());
            for (Table table : Table.ALL) {
                put(zip, table.file(), csv(table, rows));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private TableRows rows(List<HsdsServiceRecord> services) {
        TableRows rows = new TableRows();
        OrganizationRecords organizations = new OrganizationRecords(directory);
        TermRecords terms = new TermRecords(directory);
        services.forEach(service -> rows.add("service", object(service)));
        directory
                .organisations()
                .values()
                .forEach(entry -> rows.add("organization", object(organizations.inside(entry))));
        List.of(Taxonomy.values()).forEach(taxonomy -> rows.add("taxonomy", object(terms.taxonomy(taxonomy))));
        directory
                .terms()
                .values()
                .forEach(all -> all.values().forEach(term -> rows.add("taxonomy_term", object(terms.term(term)))));
        return rows;
    }

    private static JsonObject object(Object shown) {
        return Wire.tree(shown).asJsonObject();
    }

    private void put(ZipOutputStream zip, String name, String text) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.ofInstant(directory.changedAt(), ZoneOffset.UTC));
        zip.putNextEntry(entry);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String csv(Table table, TableRows rows) {
        StringBuilder csv = new StringBuilder();
        line(csv, table.columns().stream().map(Table.Column::name).toList());
        for (Map<String, String> row : rows.rows(table)) {
            line(csv, table.columns().stream().map(column -> cell(column, row)).toList());
        }
        return csv.toString();
    }

    private static void line(StringBuilder csv, List<String> cells) {
        csv.append(cells.stream().map(DataPackage::quoted).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(Table.Column column, Map<String, String> row) {
        String text = row.getOrDefault(column.name(), "");
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return formula && !column.number() ? "'" + text : text;
    }

    private static String quoted(String cell) {
        return cell.matches("[^\",\\r\\n]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }

    /** Describes the files, their columns and keys. */
    static JsonObject descriptor(String title) {
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
        JsonObjectBuilder field = Values.JSON
                .createObjectBuilder()
                .add("name", column.name())
                .add("type", column.number() ? "number" : "string");
        if (!column.number() && !column.kind().isEmpty() && !column.kind().equals("date-time")) {
            field.add("format", column.kind());
        }
        return field.add(
                "constraints",
                Values.JSON
                        .createObjectBuilder()
                        .add("required", column.required())
                        .add("unique", column.name().equals("id")));
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
