package org.opencus.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.opencus.database.DatabaseSettings;
import org.opencus.residents.domain.Pesel;
import org.opencus.testing.Answer;
import org.opencus.testing.TestDatabase;
import org.opencus.testing.TestServer;

/** A whole server with people who come to it with real tokens. */
final class PrivacyDesk implements AutoCloseable {
    static final String CENTRE = "/v1/centres/gorno";
    static final String RESIDENTS = CENTRE + "/residents";
    static final String WORDING = "Zgadzam się na przekazanie moich danych.";

    private final DatabaseSettings database = TestDatabase.demo();
    private final TestServer server = TestServer.start(database, Map.of("CUS_LOG_ACCESS", "true"));

    /** Somebody with a token or a key. */
    record Who(String header, String value) {}

    DatabaseSettings database() {
        return database;
    }

    Who staff(String role) {
        return staff(role, "gorno");
    }

    Who staff(String role, String centre) {
        return bearer(server.token(role, centre));
    }

    /** Somebody of their own. */
    Who person(String subject) {
        return bearer(server.token(
                "{\"role\": \"resident\", \"centre\": \"gorno\", \"subject\": \"%s\"}".formatted(subject)));
    }

    Who partner(String organisation) {
        return bearer(server.token(
                "{\"role\": \"partner\", \"centre\": \"gorno\", \"organisation\": \"%s\"}".formatted(organisation)));
    }

    private static Who bearer(String token) {
        return new Who("Authorization", "Bearer " + token);
    }

    Answer get(Who who, String target, String... headers) {
        return send(who, "GET", target, "", headers);
    }

    Answer post(Who who, String target, String body, String... headers) {
        List<String> all = new ArrayList<>(Arrays.asList(headers));
        if (!all.contains("Idempotency-Key")) {
            all.addAll(List.of("Idempotency-Key", UUID.randomUUID().toString()));
        }
        return send(who, "POST", target, body, all.toArray(String[]::new));
    }

    Answer patch(Who who, String target, String etag, String body) {
        return send(who, "PATCH", target, body, "If-Match", etag, "Content-Type", "application/merge-patch+json");
    }

    /** In the place of what is there now. */
    Answer put(Who who, String target, String body) {
        return send(
                who,
                "PUT",
                target,
                body,
                "If-Match",
                get(who, target).header("ETag").orElseThrow());
    }

    private Answer send(Who who, String method, String target, String body, String... headers) {
        List<String> all = new ArrayList<>(Arrays.asList(headers));
        all.addAll(List.of(who.header(), who.value()));
        if (!body.isEmpty() && !all.contains("Content-Type")) {
            all.addAll(List.of("Content-Type", "application/json"));
        }
        return server.send(method, target, body, all.toArray(String[]::new));
    }

    static JsonObject ok(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer.object();
    }

    /** Somebody of the 19th century, who cannot be a resident of anywhere. */
    String register(String given, String family, int day) {
        return register(given, family, day, "");
    }

    String register(String given, String family, int day, String more) {
        LocalDate birth = LocalDate.of(1870, 1, 1).plusDays(day);
        return ok(
                        post(staff("plan-coordinator"), RESIDENTS, """
                            {"registration": "registered", "givenNames": "%s", "familyName": "%s", "pesel": "%s",
                             "identityDocument": {"kind": "identity-card", "shownOn": "2026-11-01"},
                             "contact": {"phone": "601 234 5%02d", "email": "%s@example.org"},
                             "source": "interview" %s}
                            """.formatted(
                                        given,
                                        family,
                                        Pesel.made(birth, 2 + 10 * day).digits(),
                                        day,
                                        family.codePointAt(0) + "." + day,
                                        more)),
                        201)
                .getString("id");
    }

    /** Connects a login with a record, as at the counter. */
    Who linked(String subject, String resident) {
        String code = ok(post(staff("receptionist"), RESIDENTS + "/" + resident + "/account-codes", ""), 201)
                .getString("code");
        Who who = person(subject);
        ok(post(who, "/v1/me/accounts", "{\"code\": \"%s\"}".formatted(code.toLowerCase(java.util.Locale.ROOT))), 201);
        return who;
    }

    /** A consent to share contact data. */
    String share(String resident, String organisation) {
        Who organiser = staff("service-organiser");
        String wording = ok(post(organiser, CENTRE + "/consent-wordings", """
            {"purpose": "sharing", "text": "%s"}
            """.formatted(WORDING)), 201)
                .getString("id");
        return ok(post(organiser, RESIDENTS + "/" + resident + "/consents", """
            {"purpose": "sharing", "organisation": "%s", "data": ["contact"], "wordingId": "%s",
             "evidence": {"kind": "signed-paper", "note": "teczka 7"}}
            """.formatted(organisation, wording)), 201)
                .getString("id");
    }

    static List<JsonObject> items(Answer answer) {
        return ok(answer, 200).getJsonArray("items").getValuesAs(JsonObject.class);
    }

    @Override
    public void close() {
        server.close();
        TestDatabase.drop(database);
    }
}
