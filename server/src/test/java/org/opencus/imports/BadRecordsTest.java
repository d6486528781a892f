package org.opencus.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencus.imports.Finding.Severity;
import org.opencus.records.CatalogueRecord;
import org.opencus.records.RecordKind;

class BadRecordsTest {
    @Test
    void theExampleOfTheDocumentationIsClean() {
        assertThat(prepare(TestFiles.newCentre()).findings()).isEmpty();
    }

    /** The second service (/1) is complete and referred to by the third only. */
    @ParameterizedTest(name = "{0} {1} = {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        services.json        | /2/colour                    | "red"            | /2/colour                    | unknown-property
        services.json        | /2/group/colour              | 1                | /2/group/colour              | unknown-property
        services.json        | /2/name                      | ""               | /2/name                      | pattern
        services.json        | /2/name                      | " "              | /2/name                      | pattern
        services.json        | /2/name                      | 7                | /2/name                      | type
        services.json        | /2/name                      | null             | /2/name                      | type
        services.json        | /2/id                        | "Grupa 1"        | /2/id                        | pattern
        services.json        | /2/status                    | "running"        | /2/status                    | enum
        services.json        | /2/kind                      | "thing"          | /2/kind                      | enum
        services.json        | /2/source                    | []               | /2/source                    | min-items
        services.json        | /2/quarters                  | ["2026-Q5"]      | /2/quarters/0                | pattern
        services.json        | /2/opened_on                 | "2026-02-30"     | /2/opened_on                 | format
        services.json        | /2/target_groups             | ["nobody"]       | /2/target_groups/0           | dangling-reference
        services.json        | /2/domains                   | ["Leczenie"]     | /2/domains/0                 | dangling-reference
        services.json        | /2/challenges                | ["none"]         | /2/challenges/0              | dangling-reference
        services.json        | /2/place/place_id            | "nowhere"        | /2/place/place_id            | dangling-reference
        services.json        | /2/place/place_ids           | ["nowhere"]      | /2/place/place_ids/0         | dangling-reference
        services.json        | /2/operator_id               | "nobody"         | /2/operator_id               | dangling-reference
        services.json        | /2/partner_ids               | ["nobody"]       | /2/partner_ids/0             | dangling-reference
        services.json        | /2/parent_id                 | "none"           | /2/parent_id                 | dangling-reference
        services.json        | /2/parent_id                 | "przykladowo-grupa-opiekunow" | /2/parent_id    | parent-cycle
        services.json        | /2/continues_service_id      | "none"           | /2/continues_service_id      | dangling-reference
        services.json        | /2/continues_service_id      | "przykladowo-grupa-opiekunow" | /2/continues_service_id | continues-cycle
        services.json        | /2/supports_service_id       | "none"           | /2/supports_service_id       | dangling-reference
        services.json        | /2/related_service_ids       | ["none"]         | /2/related_service_ids/0     | dangling-reference
        services.json        | /2/commissioning             | {"modes": ["barter"]} | /2/commissioning/modes/0 | dangling-reference
        services.json        | /2/legal_bases               | [{"act_id": "none"}] | /2/legal_bases/0/act_id  | dangling-reference
        services.json        | /2/award                     | {"name": "A", "granted_by": "none"} | /2/award/granted_by | dangling-reference
        services.json        | /2/centre_id                 | "cus-nigdzie"    | /2                           | no-such-centre
        services.json        | /2/age                       | {"min": 60, "max": 18} | /2/age/max             | age-range
        services.json        | /2/age                       | {"min": 121}     | /2/age/min                   | maximum
        services.json        | /2/group                     | {"min": 12, "max": 4} | /2/group/max            | group-size
        services.json        | /2/group                     | {"groups_min": 3, "groups_max": 2} | /2/group/groups_max | group-size
        services.json        | /2/meetings                  | {"min": 8, "max": 7} | /2/meetings/max          | range
        services.json        | /2/frequency                 | [{"value": 2, "max": 1, "unit": "meetings"}] | /2/frequency/0/max | range
        services.json        | /2/period                    | {"mode": "fixed", "from": "2026-Q3", "to": "2026-08"} | | COMPLETE
        services.json        | /2/period                    | {"mode": "fixed", "from": "2026-Q3", "to": "2026-06"} | /2/period/to | period
        services.json        | /2/period                    | {"mode": "fixed", "from": "2026-03", "to": "2026"} | | COMPLETE
        services.json        | /2/period                    | {"mode": "selected-ranges", "ranges": [{"from": "2026-Q3", "to": "2026-Q1"}]} | /2/period/ranges/0/to | period
        services.json        | /2/opening_hours             | [{"from": "16:00", "to": "08:00"}] | /2/opening_hours/0/to | hours
        services.json        | /2/opening_hours             | [{"from": "8:00", "to": "16:00"}] | /2/opening_hours/0/from | pattern
        services.json        | /2/opening_hours             | [{"from": "08:00"}] | /2/opening_hours/0        | required
        services.json        | /2/payment/fee               | {"amount": "5.00", "currency": "PLN"} | /2/payment/fee | free-with-fee
        services.json        | /2/funding                   | [{"code": "a", "name": "A", "share_percent": 60}, {"code": "b", "name": "B", "share_percent": 30}] | /2/funding | funding-shares
        services.json        | /2/funding                   | [{"code": "a", "name": "A", "share_percent": 60}, {"code": "b", "name": "B"}] | | COMPLETE
        services.json        | /2/kind                      | "package"        | /2/package_contents          | package-without-core
        services.json        | /2/name                      | "Zasiłek okresowy" | /2/name                    | cash-benefit
        services.json        | /2/name                      | "Świadczenia pieniężne" | /2/name               | cash-benefit
        services.json        | /2/name                      | "Pomoc w uzyskaniu zasiłku" |                   | COMPLETE
        services.json        | /2                           | "a text"         | /2                           | type
        places.json          | /1/confidential              | true                         | /1/address                   | confidential-place
        organisations.json   | /2/nip                       | "5260250275"     | /2/nip                       | check-digit
        organisations.json   | /2/nip                       | "5260250274"     |                              | COMPLETE
        organisations.json   | /2/regon                     | "012345678"      | /2/regon                     | check-digit
        organisations.json   | /2/regon                     | "012345675"      |                              | COMPLETE
        organisations.json   | /2/email                     | "kontakt@razem"  | /2/email                     | pattern
        organisations.json   | /2/email                     | "kontakt@razem.example" |                       | COMPLETE
        organisations.json   | /2/phone                     | "po szesnastej"  | /2/phone                     | pattern
        organisations.json   | /2/place_id                  | "nowhere"        | /2/place_id                  | dangling-reference
        organisations.json   | /2/opening_hours             | [{"from": "10:00", "to": "09:59"}] | /2/opening_hours/0/to | hours
        communities.json     | /0/assets/0/place_ids        | ["dom-sasiedzki"] | /0/assets/0/place_ids       | unknown-property
        communities.json     | /0/assets/0/organisation_id  | "nobody"         | /0/assets/0/organisation_id  | dangling-reference
        communities.json     | /0/opportunities/0/service_id | "none"          | /0/opportunities/0/service_id | dangling-reference
        communities.json     | /0/age_rule                  | {"over": 60, "max": 20} | /0/age_rule/max       | age-range
        communities.json     | /0/age_rule                  | {"over": 60, "min": 20} | /0/age_rule/over      | age-range
        challenges.json      | /1/facts/0/Foo               | 1                | /1/facts/0                   | pattern
        challenges.json      | /1/facts/0/lonely_households | "many"           | /1/facts/0/lonely_households | type
        target_groups.json   | /1/parent_code               | "lonely-seniors" | /1/parent_code               | parent-cycle
        target_groups.json   | /0/age_definitions/0/age_max | 50               | /0/age_definitions/0/age_max | age-range
        centres.json         | /0/active_scope              | "none"           | /0/active_scope              | enum
        centres.json         | /0/scope_variants            | [{"code": "extended"}] | /0/active_scope        | scope-not-offered
        centres.json         | /0/place_id                  | "nowhere"        | /0/place_id                  | dangling-reference
        centres.json         | /0/opening_hours/0           | {"days": ["mon"]} | /0/opening_hours/0          | hours
        centres.json         | /0/opening_hours/0           | {"days": ["mon"], "from": "08:00"} | /0/opening_hours/0 | dependent-required
        centres.json         | /0/opening_hours/0/days      | ["monday"]       | /0/opening_hours/0/days/0    | enum
        """)
    void areReportedWithFilePathAndReason(String file, String at, String json, String pointer, String code) {
        List<Finding> errors = errors(prepare(TestFiles.newCentre().set(file, at, json)));
        if (code.equals("COMPLETE")) {
            assertThat(errors).isEmpty();
        } else {
            assertThat(errors)
                    .anySatisfy(error -> assertThat(error)
                            .extracting(Finding::file, Finding::pointer, Finding::code)
                            .containsExactly(file, pointer, code));
            assertThat(errors).allMatch(error -> error.code().equals(code) || follows(error));
        }
    }

    @Test
    void areAllReportedAtOnce() {
        TestFiles files = TestFiles.newCentre()
                .set("services.json", "/2/status", "\"running\"")
                .set("services.json", "/2/age", "{\"min\": -1}")
                .set("services.json", "/0/colour", "1")
                .set("challenges.json", "/0/kind", "\"mood\"");
        assertThat(errors(prepare(files)))
                .extracting(Finding::file, Finding::pointer)
                .contains(
                        tuple("services.json", "/2/status"),
                        tuple("services.json", "/2/age/min"),
                        tuple("services.json", "/0/colour"),
                        tuple("challenges.json", "/0/kind"));
    }

    @Test
    void takeWithThemWhatRefersToThem() {
        Prepared prepared = prepare(TestFiles.newCentre().set("organisations.json", "/2/kind", "5"));
        assertThat(errors(prepared))
                .extracting(Finding::toString)
                .containsExactlyInAnyOrder(
                        "ERROR organisations.json /2/kind (spoldzielnia-pomocna-dlon): Value is [integer] but should"
                                + " be [string] [type]",
                        "ERROR services.json /1/package_contents/1/provider_id (przykladowo-opieka-w-domu):"
                                + " \"spoldzielnia-pomocna-dlon\" was refused (organisations.json /2)"
                                + " [dangling-reference]",
                        "ERROR services.json /2/supports_service_id (przykladowo-grupa-opiekunow): "
                                + "\"przykladowo-opieka-w-domu\" was refused (services.json /1) [dangling-reference]");
        assertThat(codes(prepared, RecordKind.SERVICE)).containsExactly("przykladowo-klub-seniora");
    }

    @Test
    void leaveTheOthersAlone() {
        Prepared prepared = prepare(TestFiles.newCentre().set("services.json", "/2/colour", "1"));
        assertThat(codes(prepared, RecordKind.SERVICE))
                .containsExactly("przykladowo-klub-seniora", "przykladowo-opieka-w-domu");
        assertThat(prepared.centres().getFirst().kept().get(RecordKind.SERVICE))
                .containsExactly("przykladowo-grupa-opiekunow");
    }

    @Test
    void aSecondRecordWithTheSameCodeIsRefused() {
        TestFiles files = TestFiles.newCentre().set("services.json", "/2/id", "\"przykladowo-klub-seniora\"");
        assertThat(errors(prepare(files)))
                .extracting(Finding::toString)
                .containsExactly(
                        "ERROR services.json /2/id (przykladowo-klub-seniora): \"przykladowo-klub-seniora\" already"
                                + " stands at /0 [duplicate]");
    }

    @ParameterizedTest
    @CsvSource({"not-utf-8", "not-json", "not-an-array", "cut", "twice"})
    void aBrokenFileIsReportedAndItsKindLeftAlone(String how) {
        byte[] content = switch (how) {
            case "not-utf-8" -> new byte[] {'[', '"', (byte) 0xff, '"', ']'};
            case "not-json" -> "hello".getBytes(StandardCharsets.UTF_8);
            case "not-an-array" -> "{}".getBytes(StandardCharsets.UTF_8);
            case "cut" -> "[{\"id\": \"a\"".getBytes(StandardCharsets.UTF_8);
            default -> "[{\"id\": \"a\", \"id\": \"b\"}]".getBytes(StandardCharsets.UTF_8);
        };
        Prepared prepared = prepare(TestFiles.newCentre().with("communities.json", content));
        String code = how.startsWith("not") ? how : "not-json";
        assertThat(errors(prepared))
                .extracting(Finding::file, Finding::pointer, Finding::code)
                .containsExactly(tuple("communities.json", "", code));
        assertThat(prepared.centres().getFirst().kept())
                .containsKey(RecordKind.SERVICE)
                .doesNotContainKey(RecordKind.COMMUNITY);
    }

    @Test
    void aFileThatIsNoPartOfACatalogueIsNamed() {
        assertThat(prepare(TestFiles.newCentre().with("service.json", "[]")).findings())
                .extracting(Finding::severity, Finding::file, Finding::code)
                .containsExactly(tuple(Severity.WARNING, "service.json", "unknown-file"));
    }

    @Test
    void withoutTheFileOfCentresThereIsNothingToImport() {
        Prepared prepared = prepare(TestFiles.newCentre().without("centres.json"));
        assertThat(prepared.centres()).isEmpty();
        assertThat(errors(prepared)).extracting(Finding::code).containsExactly("file-missing");
    }

    @Test
    void aFileThatNamesNoCentreIsAnError() {
        Prepared prepared = prepare(TestFiles.newCentre().with("centres.json", "[]"));
        assertThat(prepared.centres()).isEmpty();
        assertThat(errors(prepared))
                .extracting(Finding::file, Finding::pointer, Finding::code)
                .containsExactly(tuple("centres.json", "", "no-centre"));
        assertThat(new ImportReport(prepared.findings(), List.of(), false).outcome())
                .isEqualTo(ImportReport.Outcome.NOTHING);
    }

    @Test
    void whatIsRefusedIsNotRepeatedWholeNorOnLinesOfItsOwn() {
        String endless = "x".repeat(100_000) + "\\n ERROR";
        TestFiles files = TestFiles.newCentre()
                .set("services.json", "/2/status", "\"" + endless + "\"")
                .set("services.json", "/2/operator_id", "\"" + endless + "\"")
                .set("services.json", "/1/" + "y".repeat(5_000), "1");
        assertThat(errors(prepare(files))).hasSizeGreaterThan(1).allSatisfy(error -> {
            assertThat(error.toString()).hasSizeLessThan(800).doesNotContain("\n");
        });
    }

    @Test
    void aRefusedCentreTakesItsRecordsWithItButNotThoseOfOthers() {
        Prepared prepared = prepare(TestFiles.shipped().set("centres.json", "/0/founded", "1"));
        assertThat(prepared.centres())
                .extracting(Prepared.Centre::slug)
                .containsExactly("dobczyce", "dolny-slask", "kozienice");
        assertThat(prepared.centres().getFirst().records().get(RecordKind.SERVICE))
                .hasSize(61);
        assertThat(codes(prepared, RecordKind.TARGET_GROUP)).contains("seniors");
    }

    private static Prepared prepare(TestFiles files) {
        return Preparation.of(files, List.of());
    }

    private static List<Finding> errors(Prepared prepared) {
        return prepared.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    private static boolean follows(Finding error) {
        return error.message().contains("was refused") || error.code().equals("dangling-reference");
    }

    private static List<String> codes(Prepared prepared, RecordKind kind) {
        return prepared.centres().getFirst().records().get(kind).stream()
                .map(CatalogueRecord::code)
                .toList();
    }
}
