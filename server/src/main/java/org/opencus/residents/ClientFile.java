package org.opencus.residents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.model.ColumnMapping;
import org.opencus.model.ImportedField;
import org.opencus.model.ResidentImport;

/** The rows of a client file, each by what its columns hold. */
final class ClientFile {
    private static final int MOST_ROWS = 2000;
    private static final String USUAL_DELIMITER = ";";
    /** What decoders put for what they cannot read. */
    private static final char NOT_DECODED = '\ufffd';

    private static final Text BROKEN =
            new Text("Pliku nie da się odczytać jako CSV.", "The file cannot be read as CSV.");
    private static final Text TOO_MANY =
            new Text("Najwyżej " + MOST_ROWS + " wierszy naraz.", "At most " + MOST_ROWS + " rows at once.");
    private static final Text WRONG_ENCODING = new Text(
            "Plik odczytano w złym kodowaniu: zamiast części liter są w nim znaki zastępcze. Odczytaj go jako"
                    + " windows-1250.",
            "The file was read in a wrong encoding: it has replacement characters for letters. Read it as"
                    + " windows-1250.");
    private static final Text NO_COLUMN = new Text("W pliku nie ma takiej kolumny.", "The file has no such column.");
    private static final Text TWICE = new Text("To pole jest już przypisane.", "This field is mapped already.");

    /** One person of the file. */
    record Row(int number, Map<ImportedField, String> values) {
        @Override
        public String toString() {
            return "Row[" + number + ", ***]";
        }
    }

    private final ResidentImport asked;

    private ClientFile(ResidentImport asked) {
        this.asked = asked;
    }

    /** Reads every row; refused as a whole only where it is no CSV or the mapping does not fit. */
    static List<Row> rows(ResidentImport asked) {
        return new ClientFile(asked).rows();
    }

    private List<Row> rows() {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(asked.delimiter().orElse(USUAL_DELIMITER))
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        String data = withoutMark(asked.data());
        if (data.indexOf(NOT_DECODED) >= 0) {
            refuse(List.of(new Violation("/data", "encoding", WRONG_ENCODING)));
        }
        try (CSVParser parser = CSVParser.parse(data, format)) {
            refuse(mappingFaults(parser.getHeaderNames()));
            List<Row> rows = new ArrayList<>();
            var lines = new Lines(data);
            for (CSVRecord each : parser) {
                Row row = row(each, lines.of(Math.toIntExact(each.getCharacterPosition())));
                if (row.values().isEmpty()) {
                    // Spreadsheets leave rows of nothing but delimiters at the end.
                    continue;
                }
                rows.add(row);
                if (rows.size() > MOST_ROWS) {
                    refuse(List.of(new Violation("/data", "max-rows", TOO_MANY)));
                }
            }
            return rows;
        } catch (IOException | UncheckedIOException | IllegalArgumentException broken) {
            // The message may quote the file.
            throw Refusal.of(Refusal.Kind.INVALID_BODY, List.of(new Violation("/data", "csv", BROKEN)));
        }
    }

    /** Spreadsheets write a byte order mark before the first column. */
    private static String withoutMark(String data) {
        return data.startsWith("\ufeff") ? data.substring(1) : data;
    }

    private List<Violation> mappingFaults(List<String> columns) {
        List<Violation> faults = new ArrayList<>();
        List<ImportedField> seen = new ArrayList<>();
        for (int i = 0; i < asked.mapping().size(); i++) {
            ColumnMapping each = asked.mapping().get(i);
            if (!columns.contains(each.column())) {
                faults.add(new Violation("/mapping/" + i + "/column", "unknown-column", NO_COLUMN));
            }
            if (seen.contains(each.field())) {
                faults.add(new Violation("/mapping/" + i + "/field", "repeated-items", TWICE));
            }
            seen.add(each.field());
        }
        return faults;
    }

    private static void refuse(List<Violation> faults) {
        if (!faults.isEmpty()) {
            throw Refusal.of(Refusal.Kind.INVALID_BODY, faults);
        }
    }

    private Row row(CSVRecord record, int line) {
        Map<ImportedField, String> values = new LinkedHashMap<>();
        for (ColumnMapping each : asked.mapping()) {
            if (record.isSet(each.column()) && !record.get(each.column()).isBlank()) {
                values.put(each.field(), record.get(each.column()).strip());
            }
        }
        return new Row(line, values);
    }

    /** Counts the lines of a text, from its beginning on: quoted fields and empty lines make records and lines differ. */
    private static final class Lines {
        private final String text;
        private int at;
        private int line = 1;

        Lines(String text) {
            this.text = text;
        }

        /** The line of what begins at a position or after the ends of lines there; positions only grow. */
        int of(int position) {
            while (at < text.length() && (at < position || text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
                line += text.charAt(at) == '\n' ? 1 : 0;
                at++;
            }
            return line;
        }
    }
}
