package org.opencus.cataloguing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.cataloguing.CatalogueDesk.EDITOR;
import static org.opencus.testing.Answers.etag;
import static org.opencus.testing.Pages.codes;
import static org.opencus.testing.Pages.violations;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencus.testing.Answer;
import org.opencus.testing.Desk;
import org.opencus.testing.Desk.Person;
import org.opencus.testing.HeldTransaction;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

@ExtendWith(ServerExtension.class)
class CataloguingIT {
    private static final String SERVICES = "/v1/centres/gorno/services";
    private static final String SENIORS = SERVICES + "/017eb294-c000-7d00-9351-d89037d5b478";
    private static Desk desk;

    @BeforeAll
    static void open(TestServer server) {
        desk = new Desk(server.database(), CatalogueDesk.OPERATIONS);
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static String service(String name, String more) {
        return """
            {"name": "%s", "kind": "service", "status": "existing", "domains": [{"code": "social-assistance"}]%s}
            """.formatted(name, more);
    }

    private static Answer created(String name, String more) {
        Answer answer = desk.post(EDITOR, SERVICES, service(name, more));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer;
    }

    private static String at(Answer created) {
        return created.header("Location").orElseThrow();
    }

    /** Instances hear of a change a moment after its transaction has committed. */
    private static Answer changed(TestServer server, String address, String before) throws InterruptedException {
        Answer answer = server.get(address);
        for (int i = 0; i < 100 && answer.header("ETag").filter(before::equals).isPresent(); i++) {
            Thread.sleep(20);
            answer = server.get(address);
        }
        return answer;
    }

    @Test
    void anAddedServiceIsShownAndFoundAtOnce(TestServer server) {
        Answer created = created(
                "Wypożyczalnia rowerów towarowych", ", \"places\": [{\"code\": \"radlin\"}], \"delivery\": \"place\"");
        Answer read = server.get(at(created));
        assertThat(read.object()).isEqualTo(created.object());
        assertThat(etag(read)).isEqualTo(etag(created));
        assertThat(created.object().getString("code")).isEqualTo("wypozyczalnia-rowerow-towarowych");
        JsonObject place = created.object().getJsonArray("places").getJsonObject(0);
        assertThat(place.getString("name")).isEqualTo("Radlin");
        assertThat(codes(server.get(SERVICES + "?q=rower%20towarowy"))).contains("wypozyczalnia-rowerow-towarowych");
    }

    @Test
    void aChangeTouchesWhatItNamesAndNothingElse(TestServer server) throws InterruptedException {
        Answer before = server.get(SENIORS);
        Answer changed = desk.patch(
                EDITOR, SENIORS, etag(before), "{\"description\": \"Teraz także w soboty.\", \"dataNote\": null}");
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        JsonObject after = changed.object();
        assertThat(after.getString("description")).isEqualTo("Teraz także w soboty.");
        assertThat(after.containsKey("dataNote")).isFalse();
        for (String property : before.object().keySet()) {
            if (!List.of("description", "dataNote", "modifiedAt").contains(property)) {
                assertThat(after.get(property))
                        .as(property)
                        .isEqualTo(before.object().get(property));
            }
        }
        assertThat(etag(changed(server, SENIORS, etag(before)))).isEqualTo(etag(changed));
        String feed = SERVICES + "?status=any&modifiedAfter=" + after.getString("modifiedAt");
        assertThat(codes(server.get(feed))).contains("gorno-klub-seniora");
    }

    @Test
    void onlyTheStateThatWasSeenIsChanged(TestServer server) {
        Answer created = created("Konsultacje ogrodnicze", "");
        String address = at(created);
        assertThat(desk.send(EDITOR, "PATCH", address, "{\"name\": \"X\"}").status())
                .isEqualTo(428);
        assertThat(desk.patch(EDITOR, address, "\"other\"", "{\"name\": \"X\"}").status())
                .isEqualTo(412);
        assertThat(desk.delete(EDITOR, address, "\"other\"").status()).isEqualTo(412);
        assertThat(server.get(address).object()).isEqualTo(created.object());
    }

    @Test
    void aServiceTakenOutStaysVisibleAsGone(TestServer server) throws InterruptedException {
        Answer created = created("Klub gier planszowych", "");
        String address = at(created);
        assertThat(server.get(address).status()).isEqualTo(200);
        assertThat(desk.delete(EDITOR, address, etag(created)).status()).isEqualTo(204);
        assertThat(changed(server, address, etag(created)).status()).isEqualTo(410);
        assertThat(desk.patch(EDITOR, address, etag(created), "{\"name\": \"X\"}")
                        .status())
                .isEqualTo(410);
        String feed = SERVICES + "?status=any&modifiedAfter=" + created.object().getString("modifiedAt");
        assertThat(server.get(feed).text()).contains("goneAt");
        assertThat(codes(server.get(SERVICES + "?q=gry%20planszowe"))).doesNotContain("klub-gier-planszowych");
        Answer again = desk.post(EDITOR, SERVICES, service("Klub gier", ", \"code\": \"klub-gier-planszowych\""));
        assertThat(again.status()).isEqualTo(409);
    }

    @Test
    void everyBrokenRuleIsNamedAtOnce() {
        Answer refused = desk.post(EDITOR, SERVICES, """
            {"name": "Zasiłek celowy", "kind": "package", "status": "existing",
             "age": {"min": 60, "max": 18}, "group": {"min": 15, "max": 10},
             "payment": {"kind": "partly-paid", "fee": {"amount": "10.00", "currency": "PLN"},
                "reductions": [{"name": "Ulga", "amount": {"amount": "11.00", "currency": "PLN"}}]},
             "funding": [{"code": "a", "name": "A", "sharePercent": 60}, {"code": "b", "name": "B", "sharePercent": 30}],
             "openingHours": [{"opens": "12:00", "closes": "08:00"}],
             "places": [{"code": "nowhere"}], "delivery": "place", "providers": [{"code": "nobody"}]}
            """);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(violations(refused))
                .containsExactlyInAnyOrder(
                        "/age/max age-range",
                        "/group/max group-size",
                        "/payment/reductions/0/amount relief-amount",
                        "/funding funding-shares",
                        "/openingHours/0/closes hours",
                        "/packageContents package-without-core",
                        "/name cash-benefit",
                        "/places/0 dangling-reference",
                        "/providers/0 dangling-reference",
                        "/domains domain-missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"id": "0193a1d2-7c00-7a3b-8f00-5d2e1c9b7a10"} | /id unknown-property
        {"code": "other"}                              | /code unknown-property
        {"centre": "dobczyce"}                         | /centre unknown-property
        {"modifiedAt": "2030-01-01T00:00:00Z"}         | /modifiedAt unknown-property
        {"available": true}                            | /available unknown-property
        {"byHand": false}                              | /byHand unknown-property
        {"version": 9}                                 | /version unknown-property
        {"confirmation": {"on": "2026-01-01"}}         | /confirmation unknown-property
        {"name": null}                                 | /name required
        {"name": ""}                                   | /name min-length
        {"name": "a\\u0000b"}                          | /name unstorable
        {"status": "open"}                             | /status not-in-list
        {"payment": {"kind": "free", "secret": 1}}     | /payment/secret unknown-property
        {"parent": {"code": "gorno-klub-seniora"}}     | /parent parent-cycle
        {"continues": {"code": "gorno-klub-seniora"}}  | /continues continues-cycle
        """)
    void whatIsNotTheirsToWriteIsRefused(String patch, String violation, TestServer server) {
        Answer before = desk.patch(EDITOR, SENIORS, "*", "{}");
        Answer refused = desk.patch(EDITOR, SENIORS, etag(before), patch);
        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(violations(refused)).contains(violation);
        assertThat(etag(server.get(SENIORS))).isEqualTo(etag(before));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Robert'); drop table service;--",
                "<script>alert(1)</script>",
                "${jndi:ldap://x/y} {{7*7}} %s %n",
                "Zajęcia 🧶👵🏽 dla babć",
                "שלום مرحبا",
                "a:b :c ::text ?1 $1"
            })
    void namesAreOnlyText(String name, TestServer server) {
        String body = service("x", "").replace("\"x\"", Json.createValue(name).toString());
        Answer created = desk.post(EDITOR, SERVICES, body);
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        assertThat(server.get(at(created)).object().getString("name")).isEqualTo(name);
    }

    @Test
    void aPatchNamesAllThatItMayNotTouch() {
        assertThat(violations(desk.patch(
                        EDITOR, SENIORS, "*", "{\"goals\": [null], \"id\": null, \"modifiedAt\": 1, \"nothing\": {}}")))
                .containsExactly(
                        "/goals/0 wrong-type",
                        "/id unknown-property",
                        "/modifiedAt unknown-property",
                        "/nothing unknown-property");
    }

    @Test
    void anOversizedNameIsRefused() {
        assertThat(violations(desk.post(EDITOR, SERVICES, service("x".repeat(301), ""))))
                .containsExactly("/name max-length");
    }

    @Test
    void aRowOfAnotherCentreIsNotThere(TestServer server) {
        String other = server.get("/v1/centres/dobczyce/services?limit=1&status=any")
                .object()
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
        assertThat(desk.patch(EDITOR, SERVICES + "/" + other, "*", "{\"name\": \"X\"}")
                        .status())
                .isEqualTo(404);
        assertThat(desk.delete(EDITOR, SERVICES + "/" + other, "*").status()).isEqualTo(404);
        assertThat(desk.post(EDITOR, "/v1/centres/dobczyce/services", service("X", ""))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whoMayOnlyReadChangesNothing(TestServer server) {
        Person reader = Desk.staff("catalogue:read");
        assertThat(desk.post(reader, SERVICES, service("X", "")).status()).isEqualTo(403);
        assertThat(desk.patch(reader, SENIORS, "*", "{}").status()).isEqualTo(403);
        assertThat(desk.delete(reader, SENIORS, "*").status()).isEqualTo(403);
        assertThat(server.send("DELETE", SENIORS, "", "If-Match", "*").status()).isEqualTo(401);
        String centre = "{\"slug\": \"x\", \"name\": \"X\", \"recordType\": \"centre\"}";
        assertThat(desk.post(EDITOR, "/v1/centres", centre).status()).isEqualTo(403);
    }

    @Test
    void ofManyWhoChangeTheSameStateOneWins() throws InterruptedException, ExecutionException {
        Answer created = created("Grupa wsparcia opiekunów", "");
        List<Integer> statuses = atOnce(
                8,
                i -> desk.patch(EDITOR, at(created), etag(created), "{\"summaryEn\": \"Version %d\"}".formatted(i))
                        .status());
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 412).hasSize(7);
    }

    @Test
    void ofManyWhoAddTheSameCodeOneWins() throws InterruptedException, ExecutionException {
        List<Integer> statuses = atOnce(
                8,
                i -> desk.post(EDITOR, SERVICES, service("Wspólna " + i, ", \"code\": \"wspolna\""))
                        .status());
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(7);
    }

    @Test
    void aRetriedPostAddsOneService(TestServer server) {
        String body = service("Kurs pierwszej pomocy przedmedycznej", "");
        String key = UUID.randomUUID().toString();
        Answer first = desk.send(EDITOR, "POST", SERVICES, body, "Idempotency-Key", key);
        Answer second = desk.send(EDITOR, "POST", SERVICES, body, "Idempotency-Key", key);
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        Answer other = desk.send(EDITOR, "POST", SERVICES, service("Inny", ""), "Idempotency-Key", key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(codes(server.get(SERVICES + "?limit=200")))
                .filteredOn(code -> code.startsWith("kurs-pierwszej-pomocy-przed"))
                .hasSize(1);
    }

    @Test
    void whoRepeatsWhatIsStillBeingDoneIsToldWhenToAskAgain(TestServer server) throws Exception {
        String body = service("Kurs obsługi defibrylatora", "");
        String[] key = {"Idempotency-Key", UUID.randomUUID().toString()};
        try (var held = HeldTransaction.on(server.database());
                var thread = Executors.newSingleThreadExecutor()) {
            held.run("lock table service in share mode");
            Future<Answer> first = thread.submit(() -> desk.send(EDITOR, "POST", SERVICES, body, key));
            held.awaitBlocked();
            Answer meanwhile = desk.send(EDITOR, "POST", SERVICES, body, key);
            assertThat(meanwhile.status()).isEqualTo(409);
            assertThat(meanwhile.header("Retry-After")).contains("1");
            held.commit();
            assertThat(first.get().status()).isEqualTo(201);
            Answer after = desk.send(EDITOR, "POST", SERVICES, body, key);
            assertThat(after.text()).isEqualTo(first.get().text());
        }
    }

    private static <T> List<T> atOnce(int many, IntFunction<T> act) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(many)) {
            List<Callable<T>> acts = IntStream.range(0, many)
                    .<Callable<T>>mapToObj(i -> () -> act.apply(i))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(acts)) {
                results.add(result.get());
            }
            return results;
        }
    }
}
