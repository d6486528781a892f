package org.opencus.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencus.contract.Refusal;
import org.opencus.contract.Violation;
import org.opencus.crypto.Keyset;
import org.opencus.crypto.KeysetSource;
import org.opencus.database.Database;
import org.opencus.database.DatabaseSettings;
import org.opencus.database.Transactions;
import org.opencus.model.DataSource;
import org.opencus.model.FieldSource;
import org.opencus.model.GroupBasis;
import org.opencus.model.IdentityDocument;
import org.opencus.model.IdentityDocumentKind;
import org.opencus.model.Resident;
import org.opencus.model.ResidentContact;
import org.opencus.model.ResidentCreate;
import org.opencus.model.ResidentRegistration;
import org.opencus.model.ResidentSearch;
import org.opencus.testing.Statements;
import org.opencus.testing.TestDatabase;
import org.opencus.testing.TestServer;

class ResidentsHandlerIT {
    private static final Keyset KEYS = TestServer.KEYSET;
    private static DatabaseSettings settings;
    private static Database database;
    private static HandlerDesk desk;

    @BeforeAll
    static void open() {
        settings = TestDatabase.demo();
        database = new Database(settings);
        desk = new HandlerDesk(transactions(), KeysetSource.of(KEYS), "residents:read", "residents:write");
    }

    private static Transactions transactions() {
        return new Transactions(database, (statement, nanos) -> {});
    }

    @AfterAll
    static void close() {
        database.close();
        TestDatabase.drop(settings);
    }

    private static LocalDate born(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }

    private static List<String> codes(Refusal refusal) {
        return refusal.violations().stream().map(Violation::code).toList();
    }

    private static Refusal refused(ResidentCreate person) {
        return catchThrowableOfType(Refusal.class, () -> desk.create(person));
    }

    @Test
    void thePeopleOfTheDemoAreRegisteredOnceAlsoByTwoInstancesThatFoundNobody() {
        DatabaseSettings fresh = TestDatabase.demo();
        try (var opened = new Database(fresh)) {
            var instance = new HandlerDesk(new Transactions(opened, (_, _) -> {}), KeysetSource.of(KEYS));
            instance.registerDemo();
            instance.registerDemo();
        }
        assertThat(Statements.text(fresh, "select count(*) from resident")).isEqualTo("6");
        TestDatabase.drop(fresh);
    }

    @Test
    void keepsWhatItWasToldAndCompletesItFromThePesel() {
        Resident kept = desk.create(HandlerDesk.person("Żaneta", "Źdźbło", born(1871, 4, 5), 1238)
                .contact(ResidentContact.builder().phone("601 234 567").build())
                .problems(List.of("samotność"))
                .build());
        Resident read = desk.get(kept.id());
        assertThat(read).isEqualTo(kept);
        assertThat(read.birthDate()).contains(born(1871, 4, 5));
        assertThat(read.contact().flatMap(ResidentContact::phone)).contains("+48601234567");
        assertThat(read.provenance()).extracting(FieldSource::field).contains("pesel", "birthDate", "problems");
        assertThat(read.targetGroups())
                .anyMatch(group -> group.code().equals("seniors") && group.basis() == GroupBasis.AGE)
                .noneMatch(group -> group.code().equals("rural-seniors"));
    }

    @Test
    void findsByEveryWayAndOnlyAtItsCentre() {
        Resident kept = desk.create(HandlerDesk.person("Krzysztof", "Chrząszcz-Wójcik", born(1872, 3, 2), 11)
                .contact(ResidentContact.builder().phone("+48 602 111 222").build())
                .build());
        assertThat(desk.find(ResidentSearch.builder()
                        .pesel(kept.pesel().orElseThrow())
                        .build()))
                .containsExactly(kept.id());
        assertThat(desk.find(ResidentSearch.builder().phone("602111222").build()))
                .containsExactly(kept.id());
        for (String name : List.of(
                "Krzysztof Chrząszcz-Wójcik",
                "chrzaszcz krzysztof",
                "Kszysztof Hrząszcz",
                "wujcik krzysztof",
                "Krzystof Wójcik",
                "Chrząszczwójcik Krzysztof",
                "Krzysztof Hrzaszczwujcik",
                "Krzysztof Jan Wójcik")) {
            assertThat(desk.find(name)).as(name).contains(kept.id());
        }
        assertThat(desk.find(
                        ResidentSearch.builder().name("Wojcik").birthYear(1872).build()))
                .contains(kept.id());
        assertThat(desk.find(ResidentSearch.builder()
                        .name("Krzysztof Malinowski")
                        .birthDate(born(1872, 3, 2))
                        .build()))
                .as("after another family name")
                .contains(kept.id());
        assertThat(desk.find("Alojzy Bąbel")).isEmpty();
        Resident glued = desk.create(HandlerDesk.person("Annamaria", "Schmidtnowakowska", born(1872, 3, 3), 20)
                .build());
        for (String name : List.of("Annamaria Schmidt Nowakowska", "Annamaria Szmidt-Nowakowska")) {
            assertThat(desk.find(name)).as(name).contains(glued.id());
        }
    }

    @Test
    void refusesWhoIsKnownAndPointsThere() {
        Resident kept = desk.create(
                HandlerDesk.person("Maria", "Żółć", born(1873, 1, 1), 20).build());
        Refusal same = refused(
                HandlerDesk.person("Inna", "Osoba", born(1873, 1, 1), 20).build());
        assertThat(same.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(codes(same)).containsExactly("already-known");
        assertThat(same.related()).containsExactly("/v1/centres/gorno/residents/" + kept.id());
        ResidentCreate like = HandlerDesk.person("Maria", "Zolc", born(1873, 1, 1), 0)
                .pesel(Optional.<String>empty())
                .birthDate(born(1873, 1, 1))
                .registration(ResidentRegistration.DROP_IN)
                .build();
        assertThat(codes(refused(like))).containsExactly("probably-known");
        assertThat(desk.create(like.toBuilder().distinctFrom(List.of(kept.id())).build())
                        .id())
                .isNotEqualTo(kept.id());
        HandlerDesk blind = new HandlerDesk(transactions(), KeysetSource.of(KEYS), "residents:write");
        Refusal unseen = catchThrowableOfType(Refusal.class, () -> blind.create(like));
        assertThat(unseen.related()).as("no address for who may not read").isEmpty();
    }

    @Test
    void whatSomebodyLookedAtIsNotAskedAgain() {
        ResidentCreate one = HandlerDesk.person("Zofia", "Bliźniacza", born(1873, 3, 3), 0)
                .pesel(Optional.<String>empty())
                .birthDate(born(1873, 3, 3))
                .registration(ResidentRegistration.DROP_IN)
                .build();
        Resident first = desk.create(one);
        Resident second =
                desk.create(one.toBuilder().distinctFrom(List.of(first.id())).build());
        assertThat(desk.get(second.id()).distinctFrom()).containsExactly(first.id());
        // From either side, whatever of the names is changed next.
        assertThat(desk.change(second.id(), 1, "{\"givenNames\": \"Zofija\"}").givenNames())
                .isEqualTo("Zofija");
        assertThat(desk.change(first.id(), 1, "{\"givenNames\": \"Sofia\"}").givenNames())
                .isEqualTo("Sofia");
        Resident third = desk.create(HandlerDesk.person("Barbara", "Inna", born(1873, 3, 3), 0)
                .pesel(Optional.<String>empty())
                .birthDate(born(1873, 3, 3))
                .registration(ResidentRegistration.DROP_IN)
                .build());
        String like = "{\"givenNames\": \"Zofia\", \"familyName\": \"Bliźniacza\"%s}";
        Refusal asked = catchThrowableOfType(Refusal.class, () -> desk.change(third.id(), 1, like.formatted("")));
        assertThat(codes(asked)).containsExactly("probably-known");
        String distinct = ", \"distinctFrom\": [\"%s\", \"%s\"]".formatted(first.id(), second.id());
        assertThat(desk.change(third.id(), 1, like.formatted(distinct)).distinctFrom())
                .containsExactlyInAnyOrder(first.id(), second.id());
    }

    @Test
    void everyPartOfAContactAndAnAddressHasItsSource() {
        Resident kept = desk.create(HandlerDesk.person("Anna", "Wieloźródłowa", born(1873, 4, 4), 20)
                .contact(ResidentContact.builder()
                        .phone("601234567")
                        .email("a@example.org")
                        .build())
                .source(DataSource.DOCUMENT)
                .build());
        Resident changed =
                desk.change(kept.id(), 1, "{\"source\": \"interview\", \"contact\": {\"phone\": \"602000111\"}}");
        assertThat(changed.provenance())
                .filteredOn(each -> each.field().startsWith("contact"))
                .extracting(each -> each.field() + " " + each.source().value())
                .containsExactlyInAnyOrder("contact interview", "contact.phone interview", "contact.email document");
    }

    @Test
    void twinsWithTwoNumbersAreTwoPersons() {
        desk.create(
                HandlerDesk.person("Jana", "Bliźniak", born(1874, 5, 5), 100).build());
        assertThat(desk.create(HandlerDesk.person("Jan", "Bliźniak", born(1874, 5, 5), 101)
                        .build()))
                .isNotNull();
    }

    @Test
    void ofManyAtOnceOneIsRegistered() throws Exception {
        int many = 8;
        CountDownLatch start = new CountDownLatch(1);
        List<String> outcomes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(many)) {
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                all.add(threads.submit(() -> {
                    start.await();
                    return outcome(HandlerDesk.person("Równa", "Sobie", born(1875, 6, 7), 300)
                            .build());
                }));
            }
            start.countDown();
            for (Future<String> each : all) {
                outcomes.add(each.get());
            }
        }
        assertThat(outcomes)
                .containsOnlyOnce("registered")
                .filteredOn("[already-known]"::equals)
                .hasSize(many - 1);
    }

    @Test
    void ofManyWithOneDocumentAtOnceOneIsRegistered() throws Exception {
        int many = 6;
        CountDownLatch start = new CountDownLatch(1);
        List<String> outcomes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(many)) {
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                ResidentCreate person = documented("ABA 300000", born(1878, 1, 1 + i), "Dokument" + (char) ('a' + i));
                all.add(threads.submit(() -> {
                    start.await();
                    return outcome(person);
                }));
            }
            start.countDown();
            for (Future<String> each : all) {
                outcomes.add(each.get());
            }
        }
        assertThat(outcomes)
                .containsOnlyOnce("registered")
                .filteredOn("[already-known]"::equals)
                .hasSize(many - 1);
    }

    /** Somebody without a PESEL. */
    private static ResidentCreate documented(String number, LocalDate born, String familyName) {
        return HandlerDesk.person("Ktoś", familyName, born, 2)
                .pesel(Optional.<String>empty())
                .birthDate(born)
                .identityDocument(IdentityDocument.builder()
                        .kind(IdentityDocumentKind.IDENTITY_CARD)
                        .number(number)
                        .shownOn(LocalDate.of(2026, 11, 1))
                        .build())
                .build();
    }

    @Test
    void aDocumentOfSomebodyElseIsRefusedWheneverItIsEntered() {
        Resident first = desk.create(documented("ABB300003", born(1879, 1, 1), "Pierwszy"));
        Resident second = desk.create(documented("ABC300006", born(1879, 5, 5), "Drugi"));
        Refusal taken = catchThrowableOfType(
                Refusal.class,
                () -> desk.change(second.id(), 1, "{\"identityDocument\": {\"number\": \"abb 300-003\"}}"));
        assertThat(taken.violations())
                .extracting(each -> each.pointer() + " " + each.code())
                .containsExactly("/identityDocument/number already-known");
        assertThat(taken.related()).containsExactly("/v1/centres/gorno/residents/" + first.id());
        assertThat(codes(refused(documented("ABB300011", born(1879, 7, 7), "Literówka"))))
                .containsExactly("checksum");
    }

    private static String outcome(ResidentCreate person) {
        try {
            desk.create(person);
            return "registered";
        } catch (Refusal refusal) {
            return codes(refusal).toString();
        }
    }

    @Test
    void changesKeepTheRulesAndTheSourceOfEachField() {
        Resident kept = desk.create(
                HandlerDesk.person("Anna", "Zmienna", born(1876, 2, 29), 40).build());
        Resident changed = desk.change(
                kept.id(), 1, "{\"source\": \"document\", \"familyName\": \"Stała\", \"otherNames\": [\"Zmienna\"]}");
        assertThat(changed.provenance())
                .filteredOn(each -> each.field().equals("familyName"))
                .extracting(FieldSource::source)
                .containsExactly(DataSource.DOCUMENT);
        assertThat(desk.find("Anna Zmienna")).contains(kept.id());
        assertThat(desk.find("Anna Stała")).contains(kept.id());
        Refusal stale = catchThrowableOfType(Refusal.class, () -> desk.change(kept.id(), 1, "{\"occupation\": \"x\"}"));
        assertThat(stale.kind()).isEqualTo(Refusal.Kind.STALE);
        Refusal broken = catchThrowableOfType(
                Refusal.class, () -> desk.change(kept.id(), 2, "{\"birthDate\": \"1876-03-01\", \"sex\": \"male\"}"));
        assertThat(codes(broken)).containsExactlyInAnyOrder("differs-from-pesel", "differs-from-pesel");
        Refusal removed =
                catchThrowableOfType(Refusal.class, () -> desk.change(kept.id(), 2, "{\"familyName\": null}"));
        assertThat(codes(removed)).containsExactly("required");
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        ResidentCreate wrong = ResidentCreate.builder()
                .registration(ResidentRegistration.REGISTERED)
                .givenNames("A")
                .familyName("B")
                .birthDate(LocalDate.of(2999, 1, 1))
                .contact(ResidentContact.builder().phone("12345").build())
                .declaredGroups(List.of("no-such-group", "persons-with-disabilities"))
                .source(DataSource.INTERVIEW)
                .build();
        assertThat(refused(wrong).violations())
                .extracting(each -> each.pointer() + " " + each.code())
                .containsExactlyInAnyOrder(
                        "/birthDate in-future",
                        "/identityDocument document-not-shown",
                        "/identityDocument/number required-without-pesel",
                        "/contact/phone phone",
                        "/declaredGroups/0 unknown-code",
                        "/declaredGroups/1 special-category");
    }

    @Test
    void theTablesHoldNoNameNumberOrText() {
        desk.create(HandlerDesk.person("Sekretna", "Tajemnicza", born(1877, 7, 7), 50)
                .contact(ResidentContact.builder()
                        .phone("603 777 888")
                        .email("tajne@example.org")
                        .build())
                .needs(List.of("zupełna dyskrecja"))
                .occupation("szyfrantka")
                .build());
        for (String table : List.of("resident", "resident_key", "resident_special", "audit_entry", "first_answer")) {
            String dump =
                    Statements.text(settings, "select coalesce(string_agg(t::text, ' '), '') from " + table + " t");
            assertThat(dump)
                    .as(table)
                    .doesNotContainIgnoringCase(
                            "Sekretna",
                            "Tajemnicza",
                            "sekretn",
                            "603777888",
                            "tajne@",
                            "dyskrecja",
                            "szyfrantka",
                            "77870700508");
        }
        String bytes = Statements.text(
                settings, "select string_agg(encode(sealed, 'escape'), ' ') from resident where centre = 'gorno'");
        assertThat(bytes).isNotEmpty().doesNotContain("Sekretna", "Tajemnicza", "givenNames");
    }
}
