package org.opencus.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencus.identity.domain.RoleRules.Fault;
import org.opencus.identity.domain.RoleRules.Finding;

class RoleRulesTest {
    @Test
    void aRoleThatOneHoldsMayBeNarrowedButNotWidened() {
        Set<String> present = Set.of("me", "audit:read");
        assertThat(RoleRules.findings("auditor", present, List.of("me"), Set.of("auditor")))
                .isEmpty();
        assertThat(RoleRules.findings("auditor", present, List.of("me", "access:read"), Set.of("auditor")))
                .containsExactly(new Finding(Fault.OWN_ROLE, "access:read"));
        assertThat(RoleRules.findings("auditor", present, List.of("me", "access:read"), Set.of("director")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "resident, residents:read",
        "volunteer, privacy:read",
        "partner, residents:read",
        "partner, keys:write",
        "grant-reviewer, audit:read",
        "regional-lead, access:write",
        "platform-administrator, residents:read",
        "platform-administrator, residents:special",
        "platform-administrator, privacy:write",
        "platform-administrator, consents:write"
    })
    void someRolesNeverGetSomeScopes(String role, String scope) {
        assertThat(RoleRules.findings(role, Set.of(), List.of(scope), Set.of("director")))
                .containsExactly(new Finding(Fault.NOT_FOR_THIS_ROLE, scope));
    }

    @Test
    void theDirectorKeepsWhatIsNeededToTakeThingsBack() {
        assertThat(RoleRules.findings("director", Set.of("me"), List.of("me"), Set.of("platform-administrator")))
                .containsExactly(new Finding(Fault.NEEDED, "access:read"), new Finding(Fault.NEEDED, "access:write"));
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
