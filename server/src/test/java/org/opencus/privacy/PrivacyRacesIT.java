package org.opencus.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.privacy.PrivacyDesk.CENTRE;
import static org.opencus.privacy.PrivacyDesk.RESIDENTS;
import static org.opencus.privacy.PrivacyDesk.ok;
import static org.opencus.testing.Member.atOnce;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.opencus.privacy.PrivacyDesk.Who;
import org.opencus.residents.domain.Pesel;
import org.opencus.testing.Answer;
import org.opencus.testing.HeldTransaction;
import org.opencus.testing.Statements;

/** What becomes of rights when several act at once. */
class PrivacyRacesIT {
    private static final String PARTNER = "klub-seniora-radlin";
    private static final String GRANTED = "{\"outcome\": \"granted\", \"answer\": \"Usunięte.\"}";
    private static final String CODE = "{\"code\": \"%s\"}";
    private static PrivacyDesk desk;

    @BeforeAll
    static void open() {
        desk = new PrivacyDesk();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static String code(String resident) {
        return ok(desk.post(desk.staff("receptionist"), RESIDENTS + "/" + resident + "/account-codes", ""), 201)
                .getString("code");
    }

    private static long kept(String what, String resident) {
        return Long.parseLong(
                Statements.text(desk.database(), "select count(*) from " + what, UUID.fromString(resident)));
    }

    @Test
    void guessesThatComeAtOnceDoNotPassTheLimit() throws ExecutionException, InterruptedException {
        String resident = desk.register("Zgadywana", "Osoba", 80);
        String right = code(resident);
        Who guesser = desk.person("hasty");
        List<Integer> statuses = atOnce(
                20,
                i -> desk.post(
                                guesser,
                                "/v1/me/accounts",
                                CODE.formatted("AAAA-BBBB-%s%s22".formatted(letter(i), letter(i + 1))))
                        .status());
        assertThat(Collections.frequency(statuses, 422)).isEqualTo(5);
        assertThat(Collections.frequency(statuses, 429)).isEqualTo(15);
        Answer late = desk.post(guesser, "/v1/me/accounts", CODE.formatted(right));
        assertThat(late.status()).isEqualTo(429);
        assertThat(Integer.parseInt(late.header("Retry-After").orElseThrow())).isBetween(3500, 3600);
        ok(desk.post(desk.person("patient"), "/v1/me/accounts", CODE.formatted(right)), 201);
    }

    private static char letter(int i) {
        return (char) ('C' + i % 6);
    }

    @Test
    void aCodeThatManyUseAtOnceLinksOnce() throws ExecutionException, InterruptedException {
        String resident = desk.register("Jednorazowa", "Osoba", 81);
        String code = code(resident);
        List<Integer> statuses = atOnce(
                8,
                i -> desk.post(desk.person("finder-" + i % 4), "/v1/me/accounts", CODE.formatted(code))
                        .status());
        assertThat(Collections.frequency(statuses, 201)).isEqualTo(1);
        assertThat(Collections.frequency(statuses, 422)).isEqualTo(7);
        assertThat(kept("resident_account where resident_id = ?", resident)).isEqualTo(1);
    }

    @Test
    void twoCallersWithOneIdempotencyKeyGetEachTheirOwn() throws ExecutionException, InterruptedException {
        String resident = desk.register("Kluczowa", "Osoba", 82);
        String key = UUID.randomUUID().toString();
        List<Who> callers = List.of(desk.staff("plan-coordinator"), desk.staff("director"));
        List<Answer> answers = atOnce(
                8,
                i -> desk.post(
                        callers.get(i % 2),
                        RESIDENTS + "/" + resident + "/contributions",
                        "{\"kind\": \"duty\", \"on\": \"2026-01-15\"}",
                        "Idempotency-Key",
                        key));
        assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 409);
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(answer -> answer.object().getString("id"))
                        .distinct())
                .hasSize(2);
        assertThat(kept("resident_contribution where resident_id = ?", resident))
                .isEqualTo(2);
    }

    @Test
    void aReadBesideAWithdrawalWaitsForItAndFindsNothing() throws Exception {
        String resident = desk.register("Wycofana", "Osoba", 83);
        String consent = desk.share(resident, PARTNER);
        Who partner = desk.partner(PARTNER);
        for (String target : List.of(CENTRE + "/shared-residents/" + resident, CENTRE + "/shared-residents")) {
            try (var withdrawal = HeldTransaction.on(desk.database())) {
                withdrawal.run("update consent set withdrawn_at = now(), withdrawn_by = 'staff' where id = ?", consent);
                var read = CompletableFuture.supplyAsync(() -> desk.get(partner, target));
                withdrawal.awaitBlocked();
                withdrawal.commit();
                assertThat(read.get(20, TimeUnit.SECONDS).text()).doesNotContain("Wycofana");
            }
            Statements.run(
                    desk.database(),
                    "update consent set withdrawn_at = null, withdrawn_by = null where id = ?",
                    UUID.fromString(consent));
        }
    }

    @Test
    void noReadThatBeginsAfterTheAnswerToAWithdrawalSucceeds() throws Exception {
        String resident = desk.register("Odwołana", "Osoba", 84);
        String consent = desk.share(resident, PARTNER);
        Who partner = desk.partner(PARTNER);
        Who staff = desk.staff("plan-coordinator");
        String withdrawal = RESIDENTS + "/" + resident + "/consents/" + consent + "/withdrawal";
        var answered = new java.util.concurrent.atomic.AtomicLong(Long.MAX_VALUE);
        List<Boolean> right = atOnce(4, thread -> {
            if (thread == 0) {
                pause(100);
                ok(desk.post(staff, withdrawal, ""), 200);
                answered.set(System.nanoTime());
                return true;
            }
            boolean rightly = true;
            for (long begun = System.nanoTime(); begun <= answered.get(); begun = System.nanoTime()) {
                rightly &= desk.get(partner, CENTRE + "/shared-residents/" + resident)
                                .status()
                        < 500;
            }
            return rightly
                    && desk.get(partner, CENTRE + "/shared-residents/" + resident)
                                    .status()
                            == 404;
        });
        assertThat(right).containsOnly(true);
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A change, a merge, a new login and somebody's tie, all while the person is being erased. */
    @RepeatedTest(6)
    void nothingComesBackBesideAnErasure(RepetitionInfo round) throws ExecutionException, InterruptedException {
        int day = 20 + 3 * round.getCurrentRepetition();
        String resident = desk.register("Ulotna", "Osoba", day);
        String other = desk.register("Trwała", "Inna", day + 1);
        Who staff = desk.staff("plan-coordinator");
        String duplicate = ok(desk.post(staff, RESIDENTS, """
            {"registration": "drop-in", "givenNames": "Ulotna", "familyName": "Kopia", "source": "interview"}
            """), 201).getString("id");
        String own = RESIDENTS + "/" + resident;
        String code = code(resident);
        Who finder = desk.person("finder-of-" + day);
        String etag = desk.get(staff, own).header("ETag").orElseThrow();
        String request = ok(
                        desk.post(desk.staff("receptionist"), own + "/erasure-requests", "{\"text\": \"Usuńcie.\"}"),
                        201)
                .getString("id");
        Who officer = desk.staff("data-protection-officer");
        List<IntFunction<Answer>> acts = List.of(
                i -> desk.post(officer, own + "/erasure-requests/" + request + "/decision", GRANTED),
                i -> desk.patch(staff, own, etag, "{\"occupation\": \"koronczarka\"}"),
                i -> desk.post(staff, own + "/merges", "{\"duplicateId\": \"%s\"}".formatted(duplicate)),
                i -> desk.post(finder, "/v1/me/accounts", CODE.formatted(code)),
                i -> desk.post(staff, RESIDENTS + "/" + other + "/representations", """
                    {"kind": "guardian", "basis": {"kind": "other"}, "validFrom": "2026-01-01",
                     "representative": {"residentId": "%s"}}
                    """.formatted(resident)),
                i -> desk.post(staff, own + "/contributions", "{\"kind\": \"duty\", \"on\": \"2026-01-15\"}"));
        List<Answer> answers = atOnce(acts.size(), i -> acts.get(i).apply(i));

        assertThat(answers).noneMatch(answer -> answer.status() >= 500);
        assertThat(answers.getFirst().status()).isEqualTo(200);
        assertErased(resident);
        boolean merged = answers.get(2).status() == 201;
        if (merged) {
            assertErased(duplicate);
        } else {
            ok(desk.get(staff, RESIDENTS + "/" + duplicate), 200);
        }
    }

    private static void assertErased(String resident) {
        assertThat(desk.get(desk.staff("director"), RESIDENTS + "/" + resident).status())
                .isEqualTo(404);
        assertThat(kept("resident where id = ? and sealed is null and pesel_hash is null and tokens = '{}'", resident))
                .isEqualTo(1);
        for (String table : List.of(
                "resident_key where resident_id = ?",
                "resident_account where resident_id = ?",
                "resident_account_code where resident_id = ?",
                "resident_merge where ? in (survivor, duplicate)",
                "resident_representation where ? in (resident_id, representative_id)",
                "resident_contribution where resident_id = ? and sealed is not null")) {
            assertThat(kept(table, resident)).as(table).isZero();
        }
    }

    @Test
    void anErasureWhoseConnectionDiesErasesNothingAndCanBeRepeated() throws Exception {
        String resident = desk.register("Przerwana", "Osoba", 90);
        Who me = desk.linked("me-90", resident);
        String requests = RESIDENTS + "/" + resident + "/erasure-requests";
        String request = ok(desk.post(desk.staff("receptionist"), requests, "{\"text\": \"Usuńcie.\"}"), 201)
                .getString("id");
        String key = UUID.randomUUID().toString();
        IntFunction<Answer> decide = i -> desk.post(
                desk.staff("data-protection-officer"),
                requests + "/" + request + "/decision",
                GRANTED,
                "Idempotency-Key",
                key);
        // Its last table: everything else is done by then.
        assertThat(killed(decide, "lock table resident_key in share mode").status())
                .isEqualTo(503);
        assertThat(ok(desk.get(me, "/v1/me/residents/" + resident), 200).getString("givenNames"))
                .isEqualTo("Przerwana");
        assertThat(ok(desk.get(desk.staff("director"), requests), 200)
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("status"))
                .isEqualTo("open");
        ok(decide.apply(1), 200);
        assertErased(resident);
    }

    @Test
    void anImportWhoseConnectionDiesImportsNobodyAndCanBeRepeated() throws Exception {
        String file = """
            {"delimiter": ";", "mapping": [{"column": "Imię", "field": "givenNames"},
             {"column": "Nazwisko", "field": "familyName"}, {"column": "PESEL", "field": "pesel"}],
             "data": "Imię;Nazwisko;PESEL\\nAnna;Zrywana-Pierwsza;%s\\nEwa;Zrywana-Druga;%s\\n"}
            """.formatted(pesel(91), pesel(92));
        String key = UUID.randomUUID().toString();
        IntFunction<Answer> importing =
                i -> desk.post(desk.staff("director"), CENTRE + "/resident-imports", file, "Idempotency-Key", key);
        String before = residents();
        // The entry of the log is written last: all rows are in by then.
        assertThat(killed(importing, "select from audit_chain for update").status())
                .isEqualTo(503);
        assertThat(residents()).isEqualTo(before);
        assertThat(ok(importing.apply(1), 200).getInt("created")).isEqualTo(2);
        ok(importing.apply(2), 200);
        assertThat(Long.parseLong(residents())).isEqualTo(Long.parseLong(before) + 2);
    }

    private static String pesel(int day) {
        return Pesel.made(LocalDate.of(1870, 1, 1).plusDays(day), 2).digits();
    }

    private static String residents() {
        return Statements.text(
                desk.database(),
                "select count(*) from resident r join resident_key k on k.resident_id = r.id where centre = 'gorno'");
    }

    /** What becomes of an act whose connection is cut while it waits for what somebody else holds. */
    private static Answer killed(IntFunction<Answer> act, String held)
            throws ExecutionException, InterruptedException, TimeoutException {
        try (var holder = HeldTransaction.on(desk.database())) {
            holder.run(held);
            var answer = CompletableFuture.supplyAsync(() -> act.apply(0));
            holder.killBlocked();
            return answer.get(20, TimeUnit.SECONDS);
        }
    }
}
