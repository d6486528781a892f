package org.opencus.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.opencus.contract.Contract;
import org.opencus.model.RoleName;

class RolesPageTest {
    @Test
    void thePageOfRolesIsThatOfTheContract() throws IOException {
        Path page = Path.of("docs", "roles.md");
        if (Boolean.getBoolean("cus.rewrite")) {
            Files.writeString(page, AccessTable.page());
        } else {
            assertThat(page)
                    .as("the page is old: mvn -pl server -am test -Dtest=RolesPageTest"
                            + " -Dsurefire.failIfNoSpecifiedTests=false -Dcus.rewrite=true rewrites it")
                    .hasContent(AccessTable.page());
        }
    }

    @Test
    void everyScopeIsOneOfTheList() {
        Set<String> used = new TreeSet<>();
        AccessTable.roles().values().forEach(used::addAll);
        AccessTable.entries().forEach(entry -> {
            entry.byToken().forEach(used::addAll);
            entry.byKey().forEach(used::addAll);
        });
        assertThat(Contract.load().scopes()).containsAll(used);
    }

    @Test
    void everyOperationCanBeCalledBySomeRole() {
        assertThat(AccessTable.entries())
                .allSatisfy(entry ->
                        assertThat(AccessTable.roles().values()).as(entry.id()).anyMatch(entry::lets));
    }

    @Test
    void theContractAndTheShippedFileKnowTheSameRoles() {
        assertThat(AccessTable.roles().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Roles.all().stream().map(RoleName::value).toList());
    }

    @Test
    void administratorsOfThePlatformNeverSeeResidents() {
        assertThat(AccessTable.roles().get("platform-administrator"))
                .noneMatch(scope -> scope.startsWith("residents:")
                        || scope.startsWith("consents:")
                        || scope.startsWith("privacy:"));
    }
}
