package org.opencus.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.privacy.PrivacyDesk.CENTRE;
import static org.opencus.privacy.PrivacyDesk.items;
import static org.opencus.privacy.PrivacyDesk.ok;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencus.testing.Answer;
import org.opencus.testing.Statements;

class BreachesIT {
    private static final String BREACHES = CENTRE + "/breaches";
    private static PrivacyDesk desk;

    @BeforeAll
    static void open() {
        desk = new PrivacyDesk();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static Instant ago(Duration time) {
        return Clock.systemUTC().instant().minus(time).truncatedTo(ChronoUnit.SECONDS);
    }

    private static JsonObject registered(Instant found, String risk) {
        return ok(desk.post(desk.staff("data-protection-officer"), BREACHES, """
            {"foundAt": "%s", "description": "Zgubiona lista-przepadla.", "dataCategories": ["identity"],
             "persons": 12, "risk": "%s"}
            """.formatted(found, risk)), 201);
    }

    private static Answer changed(JsonObject breach, String body) {
        return desk.patch(
                desk.staff("data-protection-officer"),
                BREACHES + "/" + breach.getString("id"),
                "\"v" + breach.getInt("version") + "\"",
                body);
    }

    @Test
    void countsTheSeventyTwoHoursAndShowsWhatIsOverdue() {
        JsonObject fresh = registered(ago(Duration.ofHours(1)), "risk");
        assertThat(Duration.between(
                        Instant.parse(fresh.getString("foundAt")), Instant.parse(fresh.getString("notificationDueAt"))))
                .isEqualTo(Duration.ofHours(72));
        assertThat(fresh.getBoolean("overdue")).isFalse();
        JsonObject old = registered(ago(Duration.ofHours(100)), "risk");
        assertThat(old.getBoolean("overdue")).isTrue();
        assertThat(registered(ago(Duration.ofHours(100)), "none").getBoolean("overdue"))
                .isFalse();
        String late = "{\"officeNotifiedAt\": \"%s\"".formatted(ago(Duration.ofMinutes(5)));
        assertThat(changed(old, late + "}").text()).contains("\"late\"");
        JsonObject told = ok(changed(old, late + ", \"lateReason\": \"Długi weekend.\"}"), 200);
        assertThat(told.getBoolean("overdue")).isFalse();
        assertThat(changed(old, "{\"persons\": 13}").status()).isEqualTo(412);
    }

    @Test
    void isNotClosedBeforeTheOfficeAndThePersonsKnow() {
        JsonObject breach = registered(ago(Duration.ofHours(2)), "high-risk");
        String now = ago(Duration.ZERO).toString();
        Answer refused = changed(breach, "{\"closedAt\": \"%s\"}".formatted(now));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("office-not-notified", "persons-not-informed");
        JsonObject closed = ok(changed(breach, """
            {"closedAt": "%1$s", "officeNotifiedAt": "%1$s", "personsInformedAt": "%1$s", "personsInformed": 12,
             "stepsDone": ["contained", "office-notified", "persons-informed", "documented"]}
            """.formatted(now)), 200);
        assertThat(closed.getInt("personsInformed")).isEqualTo(12);
    }

    @Test
    void isForThoseWhoDealWithPrivacyAtThisCentreAndSealed() {
        JsonObject breach = registered(ago(Duration.ofHours(3)), "risk");
        String at = BREACHES + "/" + breach.getString("id");
        assertThat(items(desk.get(desk.staff("director"), BREACHES)))
                .extracting(item -> item.getString("id"))
                .contains(breach.getString("id"));
        assertThat(desk.get(desk.staff("plan-coordinator"), at).status()).isEqualTo(403);
        assertThat(desk.get(desk.staff("director", "dobczyce"), at).status()).isEqualTo(404);
        assertThat(desk.get(
                                desk.staff("director", "dobczyce"),
                                "/v1/centres/dobczyce/breaches/" + breach.getString("id"))
                        .status())
                .isEqualTo(404);
        assertThat(Statements.text(
                        desk.database(),
                        "select count(*) from breach where position('przepadla'::bytea in sealed) > 0"))
                .isEqualTo("0");
    }
}
