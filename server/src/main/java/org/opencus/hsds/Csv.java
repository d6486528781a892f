package org.opencus.hsds;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/** The lines of a table as CSV (RFC 4180). */
record Csv(Table table) {
    /** A cell that starts so would be run by a spreadsheet. */
    private static final String FORMULA = "=+-@\t\r\n";

    private static final String QUOTED = "\",\r\n";

    /** The names of the columns. */
    void header(Writer out) throws IOException {
        String separator = "";
        for (Table.Column column : table.columns()) {
            out.append(separator).append(quoted(column.name()));
            separator = ",";
        }
        out.append("\r\n");
    }

    /** A row, its values by column. */
    void line(Writer out, Map<String, String> row) throws IOException {
        String separator = "";
        for (Table.Column column : table.columns()) {
            out.append(separator).append(quoted(cell(column, row)));
            separator = ",";
        }
        out.append("\r\n");
    }

    private static String cell(Table.Column column, Map<String, String> row) {
        String text = row.getOrDefault(column.name(), "");
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return formula && !column.number() ? "'" + text : text;
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().allMatch(c -> QUOTED.indexOf(c) < 0);
        return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
