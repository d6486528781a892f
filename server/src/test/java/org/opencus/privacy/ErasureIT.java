package org.opencus.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.privacy.PrivacyDesk.RESIDENTS;
import static org.opencus.privacy.PrivacyDesk.items;
import static org.opencus.privacy.PrivacyDesk.ok;

import jakarta.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencus.privacy.PrivacyDesk.Who;
import org.opencus.residents.domain.Pesel;
import org.opencus.testing.Answer;
import org.opencus.testing.Statements;
import org.postgresql.PGConnection;

class ErasureIT {
    private static final String GRANTED = "{\"outcome\": \"granted\", \"answer\": \"Usunęliśmy Twoje dane.\"}";
    private static final StringBuffer LOGGED = new StringBuffer();
    private static final Handler LISTENER = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            LOGGED.append(entry.getMessage()).append(entry.getThrown()).append('\n');
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private static final Logger ROOT = Logger.getLogger("");
    private static final Level QUIET = ROOT.getLevel();
    private static PrivacyDesk desk;

    @BeforeAll
    static void open() {
        // As the server logs when it runs, each request included.
        ROOT.setLevel(Level.INFO);
        ROOT.addHandler(LISTENER);
        desk = new PrivacyDesk();
    }

    @AfterAll
    static void close() {
        ROOT.removeHandler(LISTENER);
        ROOT.setLevel(QUIET);
        desk.close();
    }

    private static String asked(String resident, String text) {
        return ok(
                        desk.post(
                                desk.staff("receptionist"),
                                RESIDENTS + "/" + resident + "/erasure-requests",
                                "{\"text\": \"%s\"}".formatted(text)),
                        201)
                .getString("id");
    }

    private static Answer decide(String resident, String request, String body) {
        return desk.post(
                desk.staff("data-protection-officer"),
                RESIDENTS + "/" + resident + "/erasure-requests/" + request + "/decision",
                body);
    }

    /** Everything that somebody could find: kept in every place that keeps anything, then erased. */
    @Test
    void nothingOfAnErasedPersonIsFoundInFilesDumpsOrLogs() throws IOException, SQLException {
        LocalDate birth = LocalDate.of(1870, 1, 1).plusDays(40);
        List<String> traces = List.of(
                "Zniknięta",
                "Przepadłowska",
                Pesel.made(birth, 402).digits(),
                "601234540",
                "601 234 540",
                "80.40@example.org",
                "cukrzyca-przepadla",
                "Prosze-zapomniec-mnie");
        String resident = desk.register(
                "Zniknięta",
                "Przepadłowska",
                40,
                ", \"needs\": [\"cukrzyca-przepadla\"], \"otherNames\": [\"Zniknięta\"]");
        Who me = desk.linked("me-40", resident);
        Who neighbour = desk.linked("me-41", desk.register("Zostająca", "Sąsiadka", 41));
        String duplicate = ok(desk.post(desk.staff("plan-coordinator"), RESIDENTS, """
            {"registration": "drop-in", "givenNames": "Zniknięta", "familyName": "Przepadłowska",
             "source": "interview"}
            """), 201)
                .getString("id");
        ok(
                desk.post(
                        desk.staff("plan-coordinator"),
                        RESIDENTS + "/" + resident + "/merges",
                        "{\"duplicateId\": \"%s\"}".formatted(duplicate)),
                201);
        desk.share(resident, "klub-seniora-radlin");
        ok(
                desk.post(
                        desk.staff("plan-coordinator"),
                        RESIDENTS + "/searches",
                        "{\"name\": \"Zniknięta Przepadłowska\"}"),
                200);
        ok(desk.get(me, "/v1/me/residents/" + resident + "/export"), 200);
        ok(desk.get(desk.partner("klub-seniora-radlin"), PrivacyDesk.CENTRE + "/shared-residents/" + resident), 200);
        String request = asked(resident, "Prosze-zapomniec-mnie, Zniknięta Przepadłowska");

        JsonObject decided = ok(decide(resident, request, GRANTED), 200);
        assertThat(decided.keySet()).doesNotContain("text", "answer");

        for (String id : List.of(resident, duplicate)) {
            assertThat(desk.get(desk.staff("director"), RESIDENTS + "/" + id).status())
                    .isEqualTo(404);
            assertThat(desk.get(me, "/v1/me/residents/" + id).status()).isEqualTo(404);
            assertThat(count("resident_key where resident_id = ?", id)).isEqualTo("0");
            assertThat(count("resident where id = ? and sealed is null and erased_at is not null", id))
                    .isEqualTo("1");
        }
        assertThat(items(desk.get(me, "/v1/me/residents"))).isEmpty();
        assertThat(items(desk.get(neighbour, "/v1/me/residents"))).hasSize(1);
        assertThat(count("first_answer where residents @> array[?]", resident)).isEqualTo("1");
        assertThat(ok(
                                desk.post(
                                        desk.staff("plan-coordinator"),
                                        RESIDENTS + "/searches",
                                        "{\"pesel\": \"%s\"}"
                                                .formatted(
                                                        Pesel.made(birth, 402).digits())),
                                200)
                        .getJsonArray("items"))
                .isEmpty();

        String dump = dump();
        assertThat(dump).as("what is kept in plain is found there").contains(PrivacyDesk.WORDING);
        assertNothingIn(dump, "dump", traces);
        assertThat(LOGGED).as("requests are logged").contains("/v1/centres/{centre}/residents/searches");
        assertNothingIn(LOGGED.toString(), "log", traces);
        assertNoFileHolds(traces);
    }

    private static String count(String what, String id) {
        return Statements.text(desk.database(), "select count(*) from " + what, UUID.fromString(id));
    }

    private static void assertNothingIn(String text, String where, List<String> traces) {
        assertThat(text).as("the " + where + " is there").isNotEmpty();
        traces.forEach(trace ->
                assertThat(text.contains(trace)).as(where + ": " + trace).isFalse());
    }

    /** All rows of all tables, as a dump holds them; texts within binary columns as well. */
    private static String dump() throws SQLException, IOException {
        StringBuilder dump = new StringBuilder();
        try (Connection connection = DriverManager.getConnection(
                desk.database().url(), desk.database().user(), desk.database().password())) {
            List<String> tables = new ArrayList<>();
            try (var rows = connection
                    .createStatement()
                    .executeQuery("select quote_ident(tablename) from pg_tables where schemaname = 'public'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            assertThat(tables).contains("resident", "audit_entry", "first_answer", "privacy_request");
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (String table : tables) {
                var bytes = new java.io.ByteArrayOutputStream();
                copy.copyOut("copy " + table + " to stdout (format binary)", bytes);
                dump.append(bytes.toString(StandardCharsets.UTF_8));
            }
        }
        return dump.toString();
    }

    /** Tables and indexes of this database, what was sorted on the disk, and the write-ahead log of all. */
    private static void assertNoFileHolds(List<String> traces) throws IOException {
        Statements.run(desk.database(), "checkpoint");
        Path data = Path.of(Statements.text(desk.database(), "show data_directory"));
        String own = Statements.text(
                desk.database(), "select oid::text from pg_database where datname = current_database()");
        boolean readable = false;
        for (Path folder :
                List.of(data.resolve("base").resolve(own), data.resolve("base/pgsql_tmp"), data.resolve("pg_wal"))) {
            for (File file :
                    Optional.ofNullable(folder.toFile().listFiles(File::isFile)).orElse(new File[0])) {
                String text = contentOf(file);
                readable |= text.contains(bytes(PrivacyDesk.WORDING));
                traces.forEach(trace -> assertThat(text.contains(bytes(trace)))
                        .as(trace + " in " + file)
                        .isFalse());
            }
        }
        assertThat(readable).as("what is kept in plain is found there").isTrue();
    }

    /** Nothing where it is gone: PostgreSQL recycles its log and cleans up behind other tests while this one reads. */
    private static String contentOf(File file) throws IOException {
        try {
            return Files.readString(file.toPath(), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException gone) {
            return "";
        }
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Test
    void whatTheLawWantsKeptIsNotErasedBeforeItsTime() {
        String resident = desk.register("Przechowana", "Osoba", 42);
        String request = asked(resident, "Proszę usunąć.");
        String postponed = "{\"outcome\": \"postponed\", \"answer\": \"Później.\"}";
        assertThat(decide(resident, request, postponed).status())
                .as("nothing has to be kept")
                .isEqualTo(422);
        LocalDate until = LocalDate.now(ZoneId.of("Europe/Warsaw")).plusYears(5);
        ok(
                desk.post(
                        desk.staff("data-protection-officer"),
                        RESIDENTS + "/" + resident + "/retentions",
                        "{\"reason\": \"settlement\", \"keptUntil\": \"%s\"}".formatted(until)),
                201);
        Answer refused = decide(resident, request, GRANTED);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("must-be-kept", until.toString());
        assertThat(ok(decide(resident, request, postponed), 200).getString("erasableFrom"))
                .isEqualTo(until.plusDays(1).toString());
        ok(desk.get(desk.staff("director"), RESIDENTS + "/" + resident), 200);
        assertThat(items(desk.get(
                        desk.staff("data-protection-officer"),
                        PrivacyDesk.CENTRE + "/privacy-requests?status=postponed&kind=erasure")))
                .extracting(item -> item.getString("id"))
                .containsExactly(request);
    }

    @Test
    void aRetentionIsBoundedAndCorrectedSoThatAMistakeKeepsNobody() {
        String resident = desk.register("Pomyłkowa", "Osoba", 45);
        Who officer = desk.staff("data-protection-officer");
        String target = RESIDENTS + "/" + resident + "/retentions";
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Warsaw"));
        String body = "{\"reason\": \"archives\", \"keptUntil\": \"%s\"}";
        assertThat(desk.post(officer, target, body.formatted("2999-12-31")).text())
                .contains("too-far");
        JsonObject kept = ok(desk.post(officer, target, body.formatted(today.plusYears(50))), 201);
        String one = target + "/" + kept.getString("id");
        String request = asked(resident, "Proszę usunąć.");
        assertThat(decide(resident, request, GRANTED).status()).isEqualTo(409);
        String shorter = "{\"keptUntil\": \"%s\"}".formatted(today.minusDays(1));
        assertThat(desk.patch(officer, one, "\"v7\"", shorter).status()).isEqualTo(412);
        assertThat(desk.patch(desk.staff("director"), one, "*", shorter).status())
                .isEqualTo(403);
        assertThat(desk.patch(officer, one, "*", "{\"keptUntil\": \"2999-12-31\"}")
                        .status())
                .isEqualTo(422);
        assertThat(ok(desk.patch(officer, one, "\"v1\"", shorter), 200).getInt("version"))
                .isEqualTo(2);
        ok(decide(resident, request, GRANTED), 200);
    }

    @Test
    void whatNobodyCanAnswerAnyMoreLapsesAndTheHouseholdGoesOn() {
        String resident = desk.register("Odchodząca", "Osoba", 46);
        String child = desk.register("Pozostająca", "Osoba", 47);
        Who staff = desk.staff("plan-coordinator");
        ok(desk.put(staff, RESIDENTS + "/" + resident + "/household", """
            {"members": [{"residentId": "%s", "relation": "head"}, {"residentId": "%s", "relation": "child"}]}
            """.formatted(resident, child)), 200);
        String correction = ok(
                        desk.post(
                                staff,
                                RESIDENTS + "/" + resident + "/correction-requests",
                                "{\"text\": \"Mam inny telefon.\"}"),
                        201)
                .getString("id");
        ok(decide(resident, asked(resident, "Usuńcie."), GRANTED), 200);
        JsonObject lapsed = items(desk.get(
                        desk.staff("data-protection-officer"), PrivacyDesk.CENTRE + "/privacy-requests?status=lapsed"))
                .getFirst();
        assertThat(lapsed.getString("id")).isEqualTo(correction);
        assertThat(lapsed).containsKey("decidedAt").doesNotContainKey("text");
        assertThat(lapsed.getBoolean("overdue")).isFalse();
        assertThat(ok(desk.get(staff, RESIDENTS + "/" + child + "/household"), 200)
                        .getInt("persons"))
                .isEqualTo(1);
        ok(decide(child, asked(child, "Usuńcie."), GRANTED), 200);
        assertThat(Statements.text(
                        desk.database(),
                        "select count(*) from household h where not exists (select from household_member m"
                                + " where m.household_id = h.id)"))
                .isEqualTo("0");
    }

    @Test
    void nobodyErasesOnTheirOwnRequestNorTwice() {
        String resident = desk.register("Samowolna", "Osoba", 43);
        Who me = desk.linked("demo-gorno-data-protection-officer", resident);
        String request = ok(
                        desk.post(me, "/v1/me/residents/" + resident + "/erasure-requests", "{\"text\": \"Usuńcie.\"}"),
                        201)
                .getString("id");
        assertThat(decide(resident, request, GRANTED).status()).isEqualTo(403);
        String another = desk.register("Zwykła", "Osoba", 44);
        String first = asked(another, "Usuńcie.");
        assertThat(desk.post(
                                desk.staff("director"),
                                RESIDENTS + "/" + another + "/erasure-requests/" + first + "/decision",
                                GRANTED)
                        .status())
                .isEqualTo(403);
        String key = UUID.randomUUID().toString();
        String target = RESIDENTS + "/" + another + "/erasure-requests/" + first + "/decision";
        Who officer = desk.staff("data-protection-officer");
        Answer done = desk.post(officer, target, GRANTED, "Idempotency-Key", key);
        Answer retried = desk.post(officer, target, GRANTED, "Idempotency-Key", key);
        assertThat(done.status()).isEqualTo(200);
        assertThat(retried.bytes()).isEqualTo(done.bytes());
        assertThat(desk.post(officer, target, GRANTED).status()).isEqualTo(404);
    }
}
