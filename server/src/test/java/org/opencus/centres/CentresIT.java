package org.opencus.centres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.testing.Pages.violations;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencus.testing.Answer;
import org.opencus.testing.Pages;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.Statements;
import org.opencus.testing.TestServer;

@ExtendWith(ServerExtension.class)
class CentresIT {
    private static final String HOURS = "/v1/centres/dobczyce/opening-hours?";

    private final TestServer server;

    CentresIT(TestServer server) {
        this.server = server;
    }

    @Test
    void listsTheCentresByName() {
        Answer centres = server.get("/v1/centres");

        assertThat(Pages.texts(centres, "slug")).containsExactly("dobczyce", "gorno", "kozienice", "dolny-slask");
        assertThat(Pages.texts(centres, "abbreviation")).containsExactly("CUS", "CUS", "CUS", "CS");
        Answer first = server.get("/v1/centres?limit=3");
        assertThat(Pages.items(server.get(
                        "/v1/centres?limit=3&cursor=" + first.object().getString("nextCursor"))))
                .hasSize(1);
        assertThat(Pages.items(server.get("/v1/centres?modifiedAfter=2020-01-01T00:00:00Z")))
                .hasSize(4);
        assertThat(Pages.items(server.get("/v1/centres?modifiedAfter=2999-01-01T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void showsACentreWithNamesOfAllThatItRefersTo() {
        JsonObject gorno = server.get("/v1/centres/gorno").object();

        assertThat(gorno.getBoolean("statutory")).isTrue();
        assertThat(gorno.getJsonObject("customerOffice").getJsonObject("host").getString("name"))
                .isEqualTo("Gminny Ośrodek Kultury w Górnie");
        assertThat(gorno.toString()).doesNotContain("\"ref\":");
        assertThat(server.get("/v1/centres/dolny-slask").object().getBoolean("statutory"))
                .isFalse();
        assertThat(server.get("/v1/centres/nigdzie").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        '',                                         2026-11-23, open,        PT8H
        scope=extended,                             2026-11-23, open,        PT12H
        scope=extended&condition=day-carer-point,   2026-11-23, open,        PT14H
        scope=extended&condition=day-carer-point,   2026-11-28, open,        PT8H
        '',                                         2026-11-29, unconfirmed, PT6H
        '',                                         2026-12-24, closed,      ''
        scope=extended,                             2026-11-11, closed,      ''
        """)
    void answersForAnyDay(String query, LocalDate date, String state, String duration) {
        Answer answer = server.get(HOURS + query + "&from=" + date + "&to=" + date);

        JsonObject day = answer.object().getJsonArray("days").getJsonObject(0);
        assertThat(day.getString("date")).isEqualTo(date.toString());
        assertThat(day.getString("state")).isEqualTo(state);
        assertThat(day.getString("duration", "")).isEqualTo(duration);
        assertThat(answer.object().getString("timeZone")).isEqualTo("Europe/Warsaw");
    }

    @Test
    void withoutDaysAnswersForTheNextSeven() {
        LocalDate before = LocalDate.now(ZoneId.of("Europe/Warsaw"));
        Answer answer = server.get("/v1/centres/dobczyce/opening-hours");
        LocalDate after = LocalDate.now(ZoneId.of("Europe/Warsaw"));

        List<JsonObject> days = answer.object().getJsonArray("days").getValuesAs(JsonObject.class);
        assertThat(days).hasSize(7);
        assertThat(LocalDate.parse(days.getFirst().getString("date"))).isBetween(before, after);
        assertThat(answer.object().getString("scope")).isEqualTo("basic");
    }

    @Test
    void aWeekFollowsTheFirstDayAndAYearIsTheMost() {
        assertThat(days(HOURS + "from=2026-12-01")).hasSize(7);
        assertThat(days(HOURS + "from=2027-12-01&to=2028-11-30")).hasSize(366);
        Answer tooLong = server.get(HOURS + "from=2027-12-01&to=2028-12-01");
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(violations(tooLong)).containsExactly("/query/to too-long");
        assertThat(violations(server.get(HOURS + "from=2026-12-02&to=2026-12-01")))
                .containsExactly("/query/to before-from");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gorno", "kozienice", "dolny-slask"})
    void knowsNothingOfCentresThatPublishedNoHours(String centre) {
        List<JsonObject> days = days("/v1/centres/" + centre + "/opening-hours?from=2026-12-20&to=2026-12-27");

        assertThat(days)
                .hasSize(8)
                .allSatisfy(day -> assertThat(day.getString("state")).isEqualTo("unknown"));
    }

    @Test
    void namesAllThatIsWrongAtOnce() {
        Answer answer = server.get(HOURS + "from=2026-02-30&to=soon&scope=full&condition=&hour=8");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(violations(answer).stream()
                        .map(violation -> violation.split(" ")[0])
                        .distinct())
                .containsExactly("/query/condition", "/query/from", "/query/hour", "/query/scope", "/query/to");
        assertThat(server.get("/v1/centres/nigdzie/opening-hours?from=2026-12-01")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anExceptionPublishedByTheCentreOverridesItsRules() {
        Statements.run(server.database(), """
            update centre set modified_at = clock_timestamp(), document = document || '{"openingExceptions": [
                {"date": "2027-03-01", "open": false, "reason": "inwentaryzacja"},
                {"date": "2027-03-07", "open": true, "opens": "10:00", "closes": "16:00"}]}'
            where code = 'dobczyce'
            """);

        List<JsonObject> days = days(HOURS + "from=2027-03-01&to=2027-03-14");

        assertThat(days.get(0).getString("state")).isEqualTo("closed");
        assertThat(days.get(0).getString("reason")).isEqualTo("inwentaryzacja");
        assertThat(days.get(6).getString("opens")).isEqualTo("10:00");
        assertThat(days.get(6).getString("duration")).isEqualTo("PT6H");
        assertThat(days.get(13).getString("state")).isEqualTo("closed");
    }

    @Test
    void answersThatDependOnTheDayAreNotKept() {
        assertThat(server.get("/v1/centres/gorno/opening-hours")
                        .header("Cache-Control")
                        .orElseThrow())
                .contains("no-store");
        assertThat(server.get("/v1/centres/gorno/opening-hours?from=2026-12-01")
                        .header("Cache-Control")
                        .orElseThrow())
                .contains("max-age=60");
    }

    private List<JsonObject> days(String target) {
        return server.get(target).object().getJsonArray("days").getValuesAs(JsonObject.class);
    }
}
