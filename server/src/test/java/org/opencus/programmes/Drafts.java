package org.opencus.programmes;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.opencus.testing.Answer;
import org.opencus.testing.Member;
import org.opencus.testing.TestServer;

/** Makes programmes for tests, by way of the API. */
final class Drafts {
    static final String PROGRAMMES = "/v1/centres/gorno/programmes";
    static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Warsaw"));
    static final String CLUB = "gorno-klub-seniora";
    static final String HOME = "gorno-srodowiskowy-dom-samopomocy";

    private final Member author;
    private final Member other;

    Drafts(TestServer server) {
        this.author = Member.of(server, "service-organiser", "gorno");
        this.other = Member.of(server, "director", "gorno");
    }

    Member author() {
        return author;
    }

    Member other() {
        return other;
    }

    static String at(Answer answer) {
        return answer.header("Location").orElseThrow();
    }

    static String etag(Answer answer) {
        return answer.header("ETag").orElseThrow();
    }

    static String id(Answer answer) {
        return answer.object().getString("id");
    }

    static Answer ok(int status, Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer;
    }

    /** A diagnosis whose term ends five years after yesterday. */
    String diagnosis() {
        return id(ok(201, author.post("/v1/centres/gorno/diagnoses", """
            {"title": "Diagnoza", "from": "2021-10-01", "until": "%s", "method": "Ankieta",
             "findings": [{"conclusion": "Seniorów przybywa."}]}
            """.formatted(TODAY.minusDays(1)))));
    }

    static String entry(String service, String group, String kind) {
        return """
            {"service": {"code": "%s"}, "targetGroup": {"code": "%s"}, "kind": "%s",
             "domains": [{"code": "social-assistance"}]}
            """.formatted(service, group, kind);
    }

    /** All that a programme must say. */
    static String content(String diagnosis, LocalDate from, LocalDate until, String services, String more) {
        return """
            {"title": "Program Usług", "period": {"from": "%s", "until": "%s"}, "diagnosis": "%s",
             "needs": ["Pozostanie w środowisku"],
             "goals": [{"text": "Dostęp", "results": [{"text": "szersza oferta", "indicators": ["new-services"]}]}],
             "services": [%s],
             "qualification": {"conditions": "W gminie", "mode": "Kolejność", "documentation": "Oświadczenie"},
             "fees": {"kind": "free", "rules": "Bezpłatnie"},
             "personalData": [{"field": "givenNames"}, {"field": "birthDate", "reason": "Wiek"}]%s}
            """.formatted(from, until, diagnosis, services, more);
    }

    /** A complete draft that begins today. */
    Answer draft(String services, String more) {
        return ok(201, author.post(PROGRAMMES, content(diagnosis(), TODAY, TODAY.plusYears(2), services, more)));
    }

    Answer draft() {
        return draft(entry(CLUB, "seniors", "new"), "");
    }

    static String adoption() {
        return "{\"resolution\": \"LII/410/2026\", \"adoptedOn\": \"%s\"}".formatted(TODAY);
    }

    /** Adopts a draft as somebody who did not write it. */
    Answer adopt(Answer draft) {
        return other.post(PROGRAMMES + "/" + id(draft) + "/adoption", adoption(), "If-Match", etag(draft));
    }

    Answer adopted() {
        return ok(201, adopt(draft()));
    }

    /** Where everybody reads the adopted programme. */
    static String programme(Answer answer) {
        return PROGRAMMES + "/" + id(answer);
    }

    /** What a draft still lacks. */
    static List<String> points(Answer draft) {
        return draft.object().getJsonArray("openPoints").getValuesAs(JsonObject.class).stream()
                .map(point -> point.getString("pointer"))
                .toList();
    }
}
