package org.opencus.programmes;

import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.opencus.model.CodeName;
import org.opencus.model.ProgrammeKind;
import org.opencus.model.ProgrammeService;
import org.opencus.model.ProgrammeServiceTable;

/** The table of services of a programme, to be read by people. */
final class ServiceTables {
    private static final List<String> HEADINGS = List.of("Grupa docelowa", "Usługa", "Rodzaj", "Zakresy usług");

    private ServiceTables() {}

    /** By target group, then by service, in Polish order. */
    static List<ProgrammeService> sorted(List<ProgrammeService> services) {
        Collator polish = Collator.getInstance(Locale.of("pl"));
        Comparator<ProgrammeService> byGroup =
                Comparator.comparing(row -> row.targetGroup().name(), polish);
        return services.stream()
                .sorted(byGroup.thenComparing(row -> row.service().name(), polish))
                .toList();
    }

    /** RFC 4180. */
    static byte[] csv(ProgrammeServiceTable table) {
        StringBuilder csv = new StringBuilder(line(HEADINGS));
        table.rows().forEach(row -> csv.append(line(cells(row))));
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(List<String> cells) {
        return cells.stream().map(ServiceTables::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** What a spreadsheet would take for a formula begins with an apostrophe. */
    private static String quoted(String cell) {
        String safe = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /** A page that can be printed. */
    static byte[] html(ProgrammeServiceTable table) {
        String rows = table.rows().stream().map(row -> row("td", cells(row))).collect(Collectors.joining("\n"));
        return """
            <!doctype html>
            <html lang="pl">
            <head><meta charset="utf-8"><title>%1$s</title></head>
            <body>
            <h1>%1$s</h1>
            <table border="1">
            <thead>
            %2$s
            </thead>
            <tbody>
            %3$s
            </tbody>
            </table>
            </body>
            </html>
            """.formatted(escaped(table.title()), row("th", HEADINGS), rows).getBytes(StandardCharsets.UTF_8);
    }

    private static String row(String cell, List<String> cells) {
        return cells.stream()
                .map(text -> "<" + cell + ">" + escaped(text) + "</" + cell + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static List<String> cells(ProgrammeService row) {
        return List.of(
                row.targetGroup().name(),
                row.service().name(),
                row.kind() == ProgrammeKind.NEW ? "nowa" : "zwiększenie wolumenu",
                row.domains().stream().map(CodeName::name).collect(Collectors.joining("; ")));
    }
}
