package org.opencus.imports;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencus.records.CatalogueRecord;
import org.opencus.records.RecordKind;

/** What lists filter by, as it follows from the shipped files. */
class DerivedColumnsTest {
    private static final Prepared SHIPPED = Preparation.of(CatalogueSource.shipped(), List.of());

    @ParameterizedTest
    @CsvSource(nullValues = "all", delimiter = '|', textBlock = """
        gorno      | SERVICE      | gorno-klub-seniora                  | {[61,),[60,)}
        gorno      | SERVICE      | gorno-uslugi-opiekuncze             | all
        gorno      | SERVICE      | gorno-pakiet-opieka-plus            | all
        dobczyce   | SERVICE      | dobczyce-klub-seniora               | {[55,)}
        dobczyce   | SERVICE      | dobczyce-klub-mlodziezowy           | {[15,18]}
        dobczyce   | SERVICE      | dobczyce-punkt-opiekunow-dziennych  | {[0,6]}
        dobczyce   | SERVICE      | dobczyce-klub-dzieci-i-rodzicow     | all
        gorno      | TARGET_GROUP | seniors                             | {[61,),[60,)}
        dobczyce   | TARGET_GROUP | seniors                             | {[55,)}
        dolny-slask| TARGET_GROUP | seniors                             | all
        gorno      | TARGET_GROUP | youth                               | {[16,20]}
        gorno      | TARGET_GROUP | youth-with-difficulties             | {[16,20]}
        gorno      | TARGET_GROUP | elderly-and-lonely                  | {[61,),[60,)}
        gorno      | TARGET_GROUP | young-children                      | all
        dobczyce   | TARGET_GROUP | young-children                      | {[0,6]}
        gorno      | TARGET_GROUP | children-7-15                       | {[7,15]}
        """)
    void agesAreTheOwnLimitOrThatOfTheTargetGroups(String centre, RecordKind kind, String code, String ages) {
        assertThat(columns(centre, kind, code).getString("age_ranges", null)).isEqualTo(ages);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        gorno    | gorno-klub-seniora        | mon tue wed thu fri sat sun
        dobczyce | dobczyce-klub             | mon tue wed thu fri sat
        dobczyce | dobczyce-klub-seniora     | ''
        """)
    void weekdaysAreThoseOfTheHoursOrOfTheCentre(String centre, String code, String days) {
        assertThat(String.join(" ", texts(columns(centre, RecordKind.SERVICE, code), "weekdays")))
                .isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        gorno     | gorno-klub-seniora                      | domains       | social-assistance
        gorno     | gorno-szkola-partycypacji-spolecznej    | domains       | public-education culture civic-activity
        gorno     | gorno-szkola-partycypacji-spolecznej    | target_groups | local-community seniors persons-with-health-problems persons-with-disabilities families-in-crisis
        gorno     | gorno-klub-seniora                      | places        | radlin
        kozienice | kozienice-praca-podworkowa              | places        | jezioro-kozienickie os-centrum os-pokoju os-glowaczowska os-borki
        gorno     | gorno-klub-seniora                      | providers     | klub-seniora-radlin
        dobczyce  | dobczyce-cwao-mikrodotacje              | scopes        | extended
        """)
    void listsHoldWhatTheRecordNames(String centre, String code, String column, String values) {
        assertThat(String.join(" ", texts(columns(centre, RecordKind.SERVICE, code), column)))
                .isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource({
        "gorno, kielce",
        "gorno, lysica",
        "gorno, swieta-katarzyna",
        "gorno, gmina-bieliny",
        "kozienice, swierze-gorne",
        "dolny-slask, dolny-slask"
    })
    void placesWithoutACentreBelongWhereTheyAreSpokenOf(String centre, String place) {
        assertThat(SHIPPED.centres().stream()
                        .filter(files -> files.records().get(RecordKind.PLACE).stream()
                                .anyMatch(record -> record.code().equals(place)))
                        .map(Prepared.Centre::slug))
                .containsExactly(centre);
    }

    @ParameterizedTest
    @CsvSource({"social-assistance", "Pomoc społeczna", "POMOC SPOŁECZNA", "pomoc spoleczna"})
    void spellingsOfADomainLeadToItsCode(String word) {
        Prepared prepared = Preparation.of(
                TestFiles.newCentre().set("services.json", "/0/domains", "[\"" + word + "\"]"), List.of());
        assertThat(prepared.findings()).isEmpty();
        CatalogueRecord club =
                prepared.centres().getFirst().records().get(RecordKind.SERVICE).getFirst();
        assertThat(texts(club.columns(), "domains")).containsExactly("social-assistance");
    }

    @Test
    void anAliasOfADomainLeadsToItsCode() {
        Prepared prepared = Preparation.of(
                TestFiles.newCentre().set("services.json", "/0/domains", "[\"wspieranie ON\", \"Edukacja\"]"),
                List.of());
        assertThat(texts(
                        prepared.centres()
                                .getFirst()
                                .records()
                                .get(RecordKind.SERVICE)
                                .getFirst()
                                .columns(),
                        "domains"))
                .containsExactly("support-for-persons-with-disabilities", "public-education");
    }

    @ParameterizedTest
    @CsvSource({"association, true", "social-cooperative, true", "parish, false", "municipal-unit, false"})
    void theKindOfAnOrganisationTellsWhetherItIsOfTheSocialEconomy(String kind, boolean expected) {
        Prepared prepared = Preparation.of(
                TestFiles.newCentre().set("organisations.json", "/1/kind", "\"" + kind + "\""), List.of());
        JsonObject columns = prepared.centres()
                .getFirst()
                .records()
                .get(RecordKind.ORGANISATION)
                .get(1)
                .columns();
        assertThat(columns.getBoolean("social_economy")).isEqualTo(expected);
    }

    @Test
    void theOfficeShowsWhatIsNearItsPlace() {
        CatalogueRecord centre = record("gorno", RecordKind.CENTRE, "gorno");
        assertThat(texts(centre.document().getJsonObject("customerOffice"), "nearby"))
                .containsExactly("przystanek autobusowy", "sklep", "pizzeria", "kościół parafialny");
    }

    private static JsonObject columns(String centre, RecordKind kind, String code) {
        return record(centre, kind, code).columns();
    }

    private static CatalogueRecord record(String centre, RecordKind kind, String code) {
        return SHIPPED.centres().stream()
                .filter(files -> files.slug().equals(centre))
                .flatMap(files -> files.records().get(kind).stream())
                .filter(record -> record.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(JsonObject columns, String column) {
        return columns.getJsonArray(column).getValuesAs(JsonString::getString);
    }
}
