package org.opencus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.client.People.CENTRE;
import static org.opencus.client.People.status;
import static org.opencus.client.RequestOptions.DEFAULT;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.client.api.AuditApi.ListAuditEvents;
import org.opencus.client.api.ResidentsApi.GetResident;
import org.opencus.client.model.AuditEvent;
import org.opencus.client.model.AuditOutcome;
import org.opencus.client.model.RoleName;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

/** What the data-protection officer sees of acts, through the SDK. */
@ExtendWith(ServerExtension.class)
class JavaClientAuditIT {
    private final People people;
    private final CusClient officer;

    JavaClientAuditIT(TestServer server) {
        people = new People(server);
        officer = people.in(RoleName.DATA_PROTECTION_OFFICER);
    }

    @Test
    void theOfficerFindsEveryActByWhoseDataByWhomAndHowItEnded() {
        Instant before = Instant.now().minusSeconds(5);
        UUID resident = people.register("Badana", "Osoba", 16);
        RequestOptions named = DEFAULT.withRequestId("java-audit-16");
        status(() -> people.in(RoleName.VOLUNTEER).residents().getResident(GetResident.of(CENTRE, resident), named));
        ListAuditEvents about =
                ListAuditEvents.of(CENTRE).withResidentId(resident).withFrom(before);
        List<AuditEvent> events = Pages.stream(officer.audit()::listAuditEvents, about.withLimit(1), DEFAULT)
                .toList();
        assertThat(events).extracting(AuditEvent::operation).contains("createResident", "getResident");
        List<AuditEvent> refused = officer.audit()
                .listAuditEvents(about.withOutcome(AuditOutcome.REFUSED).withOperation("getResident"), DEFAULT)
                .value()
                .items();
        assertThat(refused).hasSize(1);
        assertThat(refused.getFirst().requestId()).isEqualTo("java-audit-16");
        assertThat(refused.getFirst().roles()).containsExactly("volunteer");
        assertThat(officer.audit()
                        .listAuditEvents(about.withTo(before), DEFAULT)
                        .value()
                        .items())
                .isEmpty();
        assertThat(status(() -> people.in(RoleName.PLAN_COORDINATOR).audit().listAuditEvents(about, DEFAULT)))
                .isEqualTo(403);
    }
}
