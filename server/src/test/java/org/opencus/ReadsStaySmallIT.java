package org.opencus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencus.database.DatabaseSettings;
import org.opencus.residents.domain.Pesel;
import org.opencus.testing.Answer;
import org.opencus.testing.Member;
import org.opencus.testing.Statements;
import org.opencus.testing.TestDatabase;
import org.opencus.testing.TestServer;

/**
 * Asks a server with 20 000 rows in each table that can grow, and then the database how many of them it read: what a request
 * costs must not depend on how much there is. Counts of residents, which read what they count, are not asked for.
 */
class ReadsStaySmallIT {
    private static final int FEW = 2_000;
    private static final String GORNO = "/v1/centres/gorno";
    private static final String SERVICE = GORNO + "/services/";
    /** What server and database read of a table: rows of whole scans, and entries of indexes. */
    private static final String READ = """
        select coalesce(string_agg(t.relname || '=' || (t.seq_tup_read + coalesce(i.entries, 0)), ','), '')
        from pg_stat_user_tables t join pg_class c on c.oid = t.relid
            left join (select relid, sum(idx_tup_read) as entries from pg_stat_user_indexes group by relid) i
                on i.relid = t.relid
        where c.reltuples >= 20000
        """;

    private static DatabaseSettings database;
    private static String resident;
    private static String other;
    private static String service;

    /** Requests about one thing. */
    record Group(String name, BiConsumer<TestServer, Group> requests) {
        void ask(Member who, String target) {
            Answer answer = who.get(target);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        }

        String tell(Member who, String target, String body) {
            Answer answer = who.post(target, body);
            assertThat(answer.status()).as(answer.toString()).isBetween(200, 201);
            return answer.text();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void fill() throws IOException {
        database = TestDatabase.demo();
        service = Statements.text(database, "select id from service where code = 'gorno-klub-seniora'");
        try (var sql = ReadsStaySmallIT.class.getResourceAsStream("many-rows.sql")) {
            Statements.run(database, new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (TestServer server = TestServer.start(database, Map.of())) {
            Member staff = Member.of(server, "plan-coordinator", "gorno");
            resident = register(staff, "Pierwsza", 1);
            other = register(staff, "Druga", 2);
        }
        Statements.run(database, "analyze");
    }

    @AfterAll
    static void drop() {
        TestDatabase.drop(database);
    }

    private static String register(Member staff, String name, int day) {
        Answer answer = staff.post(GORNO + "/residents", """
            {"registration": "registered", "givenNames": "%s", "familyName": "Osoba", "pesel": "%s",
             "identityDocument": {"kind": "identity-card", "shownOn": "2026-11-01"},
             "contact": {"phone": "601 234 56%d"}, "source": "interview"}
            """.formatted(
                name, Pesel.made(LocalDate.of(1870, 1, 1).plusDays(day), 2).digits(), day));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.object().getString("id");
    }

    static Stream<Group> groups() {
        return Stream.of(
                new Group("residents", ReadsStaySmallIT::residents),
                new Group("privacy", ReadsStaySmallIT::privacy),
                new Group("the own side", ReadsStaySmallIT::ownSide),
                new Group("keys and staff", ReadsStaySmallIT::keysAndStaff),
                new Group("the log", ReadsStaySmallIT::log),
                new Group("cataloguing", ReadsStaySmallIT::cataloguing));
    }

    private static void residents(TestServer server, Group group) {
        Member staff = Member.of(server, "plan-coordinator", "gorno");
        String own = GORNO + "/residents/" + resident;
        group.ask(staff, GORNO + "/residents?limit=1");
        group.ask(staff, GORNO + "/residents?limit=1&registration=registered");
        group.ask(staff, GORNO + "/residents?limit=1&centreUser=true");
        for (String sought : Set.of(
                "{\"name\": \"Pierwsza Osoba\"}", "{\"phone\": \"601234561\"}", "{\"pesel\": \"71840512381\"}")) {
            group.tell(staff, GORNO + "/residents/searches", sought);
        }
        for (String part :
                Set.of("", "/special-category-data", "/representations", "/household", "/contributions", "/merges")) {
            group.ask(staff, own + part);
        }
        group.tell(staff, own + "/contributions", "{\"kind\": \"duty\", \"on\": \"2026-01-15\"}");
        group.tell(staff, own + "/representations", """
            {"kind": "guardian", "basis": {"kind": "other"}, "validFrom": "2026-01-01",
             "representative": {"residentId": "%s"}}
            """.formatted(other));
    }

    private static void privacy(TestServer server, Group group) {
        Member officer = Member.of(server, "data-protection-officer", "gorno");
        String own = GORNO + "/residents/" + resident;
        group.tell(
                Member.of(server, "receptionist", "gorno"), own + "/erasure-requests", "{\"text\": \"Może kiedyś.\"}");
        for (String query : Set.of("", "&status=postponed", "&kind=erasure")) {
            group.ask(officer, GORNO + "/privacy-requests?limit=1" + query);
        }
        for (String part : Set.of("/erasure-requests", "/correction-requests", "/restrictions", "/retentions")) {
            group.ask(officer, own + part);
        }
        group.ask(Member.of(server, "plan-coordinator", "gorno"), own + "/consents");
        String leaving = register(Member.of(server, "plan-coordinator", "gorno"), "Odchodząca", 3);
        Member clerk = Member.of(server, "receptionist", "gorno");
        group.tell(clerk, GORNO + "/residents/" + leaving + "/account-codes", "");
        String requests = GORNO + "/residents/" + leaving + "/erasure-requests";
        Answer asked = clerk.post(requests, "{\"text\": \"Usuńcie.\"}");
        group.tell(
                officer,
                requests + "/" + asked.object().getString("id") + "/decision",
                "{\"outcome\": \"granted\", \"answer\": \"Usunięte.\"}");
    }

    private static void ownSide(TestServer server, Group group) {
        Answer code = Member.of(server, "receptionist", "gorno")
                .post(GORNO + "/residents/" + resident + "/account-codes", "");
        Member me = Member.of(server, "resident", "gorno");
        group.tell(
                me,
                "/v1/me/accounts",
                "{\"code\": \"%s\"}".formatted(code.object().getString("code")));
        group.ask(me, "/v1/me/residents");
        for (String part : Set.of("", "/representations", "/consents", "/access-log", "/export", "/erasure-requests")) {
            group.ask(me, "/v1/me/residents/" + resident + part);
        }
    }

    private static void keysAndStaff(TestServer server, Group group) {
        Member director = Member.of(server, "director", "gorno");
        group.ask(director, GORNO + "/api-keys?limit=10");
        group.ask(director, GORNO + "/units?limit=10");
        group.ask(director, GORNO + "/positions?limit=10");
        String unit = group.tell(director, GORNO + "/units", "{\"name\": \"Nowa jednostka\"}");
        assertThat(unit).contains("id");
        String key = group.tell(director, GORNO + "/api-keys", """
            {"name": "System", "organisation": "klub-seniora-radlin", "scopes": ["residents:shared"]}
            """);
        String secret = key.replaceFirst("(?s).*\"secret\":\"([^\"]+)\".*", "$1");
        assertThat(server.get(GORNO + "/shared-residents", "X-API-Key", secret).status())
                .isEqualTo(200);
    }

    private static void log(TestServer server, Group group) {
        Member officer = Member.of(server, "data-protection-officer", "gorno");
        for (String filter : Set.of(
                "",
                "&subject=somebody-rare",
                "&operation=createSandbox",
                "&role=grant-reviewer",
                "&outcome=refused",
                "&residentId=" + resident,
                "&from=2020-03-01T00:00:00Z&to=2020-03-01T00:05:00Z")) {
            group.ask(officer, GORNO + "/audit-events?limit=10" + filter);
        }
    }

    private static void cataloguing(TestServer server, Group group) {
        Member organiser = Member.of(server, "service-organiser", "gorno");
        for (String part : Set.of("/history", "/confirmations", "/unit-pools", "/availability?on=2026-11-22")) {
            group.ask(organiser, SERVICE + service + part);
        }
        group.ask(organiser, GORNO + "/needs-analyses?limit=10");
        group.ask(organiser, GORNO + "/service-proposals?limit=10");
        group.ask(organiser, GORNO + "/service-proposals?limit=10&state=open");
        group.ask(organiser, GORNO + "/stale-services?limit=10");
    }

    @ParameterizedTest
    @MethodSource("groups")
    void noRequestReadsWhatItDoesNotShow(Group group) {
        Map<String, Long> before = read();
        try (TestServer server = TestServer.start(database, Map.of())) {
            group.requests().accept(server, group);
        }
        Map<String, Long> after = read();
        assertThat(after).as("tables with many rows").hasSizeGreaterThan(25);
        after.replaceAll((table, rows) -> rows - before.getOrDefault(table, 0L));
        assertThat(after)
                .as("rows read of each table")
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isLessThan(FEW));
    }

    /** What was read so far; connections that are closed have told everything. */
    private static Map<String, Long> read() {
        Map<String, Long> read = new TreeMap<>();
        for (String table : Statements.text(database, READ).split(",")) {
            String[] parts = table.split("=");
            read.put(parts[0], Long.parseLong(parts[1]));
        }
        assertThat(read.keySet()).contains("resident", "audit_entry");
        return read;
    }
}
