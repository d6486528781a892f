package org.opencus.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.residents.ResidentsDesk.CLERK;
import static org.opencus.residents.ResidentsDesk.RESIDENTS;
import static org.opencus.residents.ResidentsDesk.at;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencus.residents.domain.Pesel;
import org.opencus.testing.Answer;
import org.opencus.testing.Desk;
import org.opencus.testing.Pages;

class ClientImportIT {
    private static final String IMPORTS = "/v1/centres/gorno/resident-imports";
    private static final String HEAD = "\ufeffImię;Nazwisko;PESEL;Urodzony;Tel;Miejscowość;W gminie;Zawód\n";
    private static final List<String> COLUMNS = List.of(
            "Imię=givenNames",
            "Nazwisko=familyName",
            "PESEL=pesel",
            "Urodzony=birthDate",
            "Tel=phone",
            "Miejscowość=locality",
            "W gminie=livesInMunicipality",
            "Zawód=occupation");
    private static ResidentsDesk residents;
    private static Desk desk;

    @BeforeAll
    static void open() {
        residents = new ResidentsDesk();
        desk = residents.desk();
    }

    @AfterAll
    static void close() {
        residents.close();
    }

    private static Answer imported(boolean dryRun, String... rows) {
        JsonObjectBuilder body = Json.createObjectBuilder();
        var mapping = Json.createArrayBuilder();
        for (String column : COLUMNS) {
            String[] parts = column.split("=");
            mapping.add(Json.createObjectBuilder().add("column", parts[0]).add("field", parts[1]));
        }
        body.add("mapping", mapping).add("data", HEAD + String.join("\n", rows)).add("dryRun", dryRun);
        return desk.post(CLERK, IMPORTS, body.build().toString());
    }

    private static List<String> outcomes(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.object().getJsonArray("results").getValuesAs(JsonObject.class).stream()
                .map(row -> row.getInt("row") + " " + row.getString("outcome") + errors(row))
                .toList();
    }

    private static String errors(JsonObject row) {
        var text = new StringBuilder();
        if (row.containsKey("errors")) {
            row.getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                    .map(error -> " " + error.getString("pointer") + " " + error.getString("code"))
                    .sorted()
                    .forEach(text::append);
        }
        return text.toString();
    }

    private static String pesel(int day) {
        return Pesel.made(LocalDate.of(1883, 1, 1).plusDays(day), 2).digits();
    }

    private static String count() {
        return desk.get(CLERK, "/v1/centres/gorno/resident-counts").text();
    }

    @Test
    void eachRowIsAnsweredAndABadOneStopsNoOther() {
        String[] rows = {
            "Anna;Pierwsza;" + pesel(1) + ";02.01.1883;601 234 567;Radlin;tak;tkaczka",
            "Jan;Zły;12345678901;;;Radlin;;",
            ";BezImienia;" + pesel(2) + ";;abc;;może;",
            "Ewa;\"Druga; z \"\"cudzysłowem\"\"\";" + pesel(3) + ";;;;;",
            "Ewa;Druga;" + pesel(3) + ";;;;nie;",
            "Ewa;Powtórzona;" + pesel(3) + ";;;;;",
            "Bez;Numeru;;;;;;",
        };
        String before = count();
        List<String> dry = outcomes(imported(true, rows));
        assertThat(count()).isEqualTo(before);
        assertThat(dry)
                .containsExactly(
                        "2 created",
                        "3 refused /pesel checksum",
                        "4 refused /contact/phone min-length /contact/phone pattern /givenNames required"
                                + " /livesInMunicipality wrong-type",
                        "5 refused /familyName pattern",
                        "6 created",
                        "7 refused /pesel repeated-row",
                        "8 refused /birthDate required-without-pesel /identityDocument/number required-without-pesel");
        assertThat(outcomes(imported(false, rows))).isEqualTo(dry);
        assertThat(outcomes(imported(false, rows))).startsWith("2 unchanged").contains("6 unchanged");
        JsonObject anna = found(pesel(1));
        assertThat(anna.getJsonObject("contact").getString("phone")).isEqualTo("+48601234567");
        assertThat(anna.getBoolean("livesInMunicipality")).isTrue();
        assertThat(anna.getJsonArray("provenance").getValuesAs(JsonObject.class))
                .allMatch(entry -> entry.getString("source").equals("pomost"));
    }

    private static JsonObject found(String pesel) {
        JsonObject matches = desk.post(CLERK, RESIDENTS + "/searches", "{\"pesel\": \"" + pesel + "\"}")
                .object();
        String id = matches.getJsonArray("items")
                .getJsonObject(0)
                .getJsonObject("resident")
                .getString("id");
        return desk.get(CLERK, RESIDENTS + "/" + id).object();
    }

    @Test
    void whatWasSaidStaysAndContradictionsAreShown() {
        JsonObject told = residents.register(
                "Rozmowna", "Osoba", LocalDate.of(1883, 1, 1).plusDays(10), 2, ", \"occupation\": \"malarka\"");
        Answer answer = imported(false, "Rozmowna;Osoba;" + pesel(10) + ";;602 000 111;;;hydraulik");
        JsonObject row = answer.object().getJsonArray("results").getJsonObject(0);
        assertThat(row.getString("outcome")).isEqualTo("changed");
        assertThat(row.getJsonArray("changed").toString()).isEqualTo("[\"contact\"]");
        assertThat(row.getJsonArray("differences").toString()).isEqualTo("[\"occupation\"]");
        assertThat(desk.get(CLERK, at(told)).object().getString("occupation")).isEqualTo("malarka");
        imported(false, "Rozmowna;Osoba;" + pesel(10) + ";;603 000 111;;;");
        assertThat(desk.get(CLERK, at(told)).object().getJsonObject("contact").getString("phone"))
                .as("from Pomost, so brought up to date")
                .isEqualTo("+48603000111");
    }

    @Test
    void aNumberThatWasToldStaysBesideAnAddressFromPomost() {
        JsonObject told = residents.register(
                "Część",
                "Rozmowna",
                LocalDate.of(1883, 1, 1).plusDays(21),
                2,
                ", \"contact\": {\"email\": \"a@example.org\"}");
        imported(false, "Część;Rozmowna;" + pesel(21) + ";;602 000 111;Radlin;;");
        desk.patch(CLERK, at(told), "*", "{\"source\": \"interview\", \"contact\": {\"email\": \"b@example.org\"}}");
        Answer again = imported(false, "Część;Rozmowna;" + pesel(21) + ";;603 000 111;Górno;;");
        JsonObject row = again.object().getJsonArray("results").getJsonObject(0);
        assertThat(row.getJsonArray("changed").toString()).isEqualTo("[\"address\",\"contact\"]");
        assertThat(row).doesNotContainKey("differences");
        desk.patch(CLERK, at(told), "*", "{\"source\": \"interview\", \"contact\": {\"phone\": \"604000111\"}}");
        Answer last = imported(false, "Część;Rozmowna;" + pesel(21) + ";;603 000 111;Górno;;");
        assertThat(last.object()
                        .getJsonArray("results")
                        .getJsonObject(0)
                        .getJsonArray("differences")
                        .toString())
                .isEqualTo("[\"contact.phone\"]");
    }

    @Test
    void whoIsKnownFromPomostShowsNothingAfterAChangedNameEither() {
        String pesel = pesel(20);
        imported(false, "Mężatka;Przedtem;" + pesel + ";;;;;");
        assertThat(outcomes(imported(false, "Mężatka;Potem;" + pesel + ";;;;;")))
                .containsExactly("2 changed");
        assertThat(found(pesel).getString("familyName")).isEqualTo("Potem");
        for (String change : List.of(
                "{\"source\": \"interview\", \"familyName\": \"Najpóźniej\"}",
                "{\"source\": \"interview\", \"occupation\": \"krawcowa\"}")) {
            Answer changed = desk.patch(CLERK, at(found(pesel)), "*", change);
            assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        }
    }

    @Test
    void somebodyProbablyKnownIsLeftToADecision() {
        Answer dropIn = desk.post(CLERK, RESIDENTS, """
            {"registration": "drop-in", "givenNames": "Prawie", "familyName": "Znana", "birthDate": "1883-02-01", "source": "interview"}
            """);
        Answer answer = imported(
                false, "Prawie;Znana;" + Pesel.made(LocalDate.of(1883, 2, 1), 2).digits() + ";;;;;");
        assertThat(outcomes(answer)).containsExactly("2 refused /familyName probably-known");
        assertThat(answer.object().getJsonArray("results").getJsonObject(0).getString("residentId"))
                .isEqualTo(dropIn.object().getString("id"));
    }

    @Test
    void rowsAreCountedAsLinesOfTheFile() {
        Answer answer = desk.post(CLERK, IMPORTS, """
            {"dryRun": true, "mapping": [{"column": "A", "field": "givenNames"}, {"column": "B", "field": "familyName"}],
             "data": "A;B\\r\\nEwa;\\"Dwie\\r\\nlinie\\"\\r\\n\\r\\n;\\r\\nEwa;X"}
            """);
        assertThat(answer.object().getJsonArray("results").getValuesAs(JsonObject.class))
                .extracting(row -> row.getInt("row"))
                .containsExactly(2, 6);
    }

    @Test
    void aFileThatCannotBeReadIsRefusedAsAWhole() {
        Answer broken = desk.post(CLERK, IMPORTS, """
            {"mapping": [{"column": "A", "field": "givenNames"}, {"column": "C", "field": "givenNames"}], "data": "A;B\\n1;2"}
            """);
        assertThat(Pages.violations(broken))
                .containsExactly("/mapping/1/column unknown-column", "/mapping/1/field repeated-items");
        Answer csv = desk.post(CLERK, IMPORTS, """
            {"mapping": [{"column": "A", "field": "givenNames"}], "data": "A;B\\n\\"Tajna"}
            """);
        assertThat(Pages.violations(csv)).containsExactly("/data csv");
        assertThat(csv.text()).doesNotContain("Tajna");
        assertThat(desk.post(Desk.staff("residents:write"), IMPORTS, "{}").status())
                .isEqualTo(403);
        Answer undecoded = desk.post(CLERK, IMPORTS, """
            {"mapping": [{"column": "A", "field": "givenNames"}], "data": "A;B\\nPawe\ufffd;1"}
            """);
        assertThat(Pages.violations(undecoded)).containsExactly("/data encoding");
        String many = "A\\n" + "x\\n".repeat(2001);
        assertThat(Pages.violations(desk.post(
                        CLERK,
                        IMPORTS,
                        "{\"mapping\": [{\"column\": \"A\", \"field\": \"givenNames\"}], \"data\": \"" + many + "\"}")))
                .containsExactly("/data max-rows");
    }
}
