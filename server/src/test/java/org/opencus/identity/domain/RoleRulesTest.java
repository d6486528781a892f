package org.opencus.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencus.identity.domain.RoleRules.Fault;
import org.opencus.identity.domain.RoleRules.Finding;
import org.opencus.identity.domain.RoleRules.Giver;

class RoleRulesTest {
    private static final Giver DIRECTOR =
            new Giver(Set.of("director"), Set.of("me", "access:read", "access:write", "catalogue:write"));

    private static List<Finding> findings(String role, Set<String> present, List<String> wanted, Giver giver) {
        return RoleRules.findings(role, Set.of("me", "catalogue:read"), present, wanted, giver);
    }

    @Test
    void aRoleThatOneHoldsMayBeNarrowedButNotWidened() {
        Set<String> present = Set.of("me", "catalogue:write");
        var animator = new Giver(Set.of("animator"), Set.of("me", "access:read"));
        assertThat(findings("animator", present, List.of("me"), animator)).isEmpty();
        assertThat(findings("animator", present, List.of("me", "access:read"), animator))
                .containsExactly(new Finding(Fault.OWN_ROLE, "access:read"));
        assertThat(findings("animator", present, List.of("me", "access:read"), DIRECTOR))
                .isEmpty();
    }

    @Test
    void nobodyGivesWhatTheyLack() {
        assertThat(findings("animator", Set.of("me"), List.of("me", "audit:read"), DIRECTOR))
                .containsExactly(new Finding(Fault.NOT_YOURS, "audit:read"));
        assertThat(findings("animator", Set.of("me", "audit:read"), List.of("audit:read"), DIRECTOR))
                .as("it was there before")
                .isEmpty();
        assertThat(findings("animator", Set.of("me"), List.of("me", "catalogue:read"), DIRECTOR))
                .as("it ships with the role")
                .isEmpty();
        assertThat(findings("partner", Set.of("me"), List.of("catalogue:propose"), DIRECTOR))
                .as("less than changing the catalogue")
                .isEmpty();
        assertThat(findings("partner", Set.of("me"), List.of("residents:shared"), DIRECTOR))
                .containsExactly(new Finding(Fault.NOT_YOURS, "residents:shared"));
    }

    @ParameterizedTest
    @CsvSource({
        "resident, residents:read",
        "volunteer, privacy:read",
        "partner, residents:read",
        "partner, keys:write",
        "partner, providers:read",
        "partner, providers:write",
        "grant-reviewer, audit:read",
        "regional-lead, access:write",
        "regional-lead, residents:read",
        "director, centres:write",
        "animator, centres:write"
    })
    void someRolesNeverGetSomeScopes(String role, String scope) {
        var everything = new Giver(Set.of(), Set.of(scope));
        assertThat(findings(role, Set.of(), List.of(scope, "access:read", "access:write"), everything))
                .contains(new Finding(Fault.NOT_FOR_THIS_ROLE, scope));
    }

    @Test
    void outsidersGetOfResidentsOnlyWhatIsMeantForThem() {
        var giver = new Giver(Set.of(), Set.of("consents:write", "residents:read"));
        assertThat(findings("partner", Set.of(), List.of("residents:shared"), giver))
                .isEmpty();
        assertThat(findings("regional-lead", Set.of(), List.of("residents:count"), giver))
                .isEmpty();
        assertThat(findings("volunteer", Set.of(), List.of("residents:count", "residents:shared"), giver))
                .extracting(Finding::fault)
                .containsExactly(Fault.NOT_FOR_THIS_ROLE, Fault.NOT_FOR_THIS_ROLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"residents:read", "residents:special", "privacy:write", "consents:write"})
    void platformAdministratorsNeverSeePeople(String scope) {
        assertThat(findings(
                        "platform-administrator",
                        Set.of(),
                        List.of(scope, "access:read", "access:write", "centres:write"),
                        new Giver(Set.of(), Set.of(scope, "access:read", "access:write", "centres:write"))))
                .containsExactly(new Finding(Fault.NOT_FOR_THIS_ROLE, scope));
    }

    @ParameterizedTest
    @ValueSource(strings = {"catalogue:write", "residents:special", "residents:merge", "keys:write", "access:write"})
    void anAuditorReadsButNeverWrites(String scope) {
        assertThat(findings("auditor", Set.of("audit:read"), List.of("audit:read", scope), DIRECTOR))
                .containsExactly(new Finding(Fault.NOT_FOR_THIS_ROLE, scope));
    }

    @ParameterizedTest
    @CsvSource({
        "director, access:read access:write",
        "platform-administrator, access:read access:write centres:write",
        "auditor, audit:read",
        "data-protection-officer, audit:read"
    })
    void someKeepWhatIsNeededToTakeThingsBackAndToSupervise(String role, String scopes) {
        assertThat(findings(role, Set.of("me"), List.of("me"), DIRECTOR))
                .containsExactlyElementsOf(Stream.of(scopes.split(" "))
                        .map(scope -> new Finding(Fault.NEEDED, scope))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"director", "animator", "data-protection-officer", "auditor", "receptionist"})
    void peopleOfTheCentreHoldPositions(String role) {
        assertThat(RoleRules.isForStaff(role)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"resident", "partner", "volunteer", "platform-administrator", "regional-lead"})
    void othersDoNot(String role) {
        assertThat(RoleRules.isForStaff(role)).isFalse();
    }
}
