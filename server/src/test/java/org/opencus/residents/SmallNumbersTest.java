package org.opencus.residents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opencus.model.ResidentCounts;

class SmallNumbersTest {
    private static ResidentCounts counts(long persons, long dropIn, long centreUsers, long living, long families) {
        return ResidentCounts.builder()
                .persons(persons)
                .registered(persons - dropIn)
                .dropIn(dropIn)
                .centreUsers(centreUsers)
                .livingInMunicipality(living)
                .families(families)
                .personsInFamilies(families * 3)
                .build();
    }

    @Test
    void whatMightTellOfSomebodyIsLeftOutAlsoAsADifference() {
        assertThat(SmallNumbers.hidden(counts(60, 5, 12, 55, 15)).hidden()).isEmpty();
        ResidentCounts hidden = SmallNumbers.hidden(counts(60, 4, 0, 58, 1));
        assertThat(hidden.hidden())
                .containsExactlyInAnyOrder(
                        "registered", "dropIn", "livingInMunicipality", "families", "personsInFamilies");
        assertThat(hidden.dropIn()).isEmpty();
        assertThat(hidden.registered()).as("60 less 4").isEmpty();
        assertThat(hidden.centreUsers()).as("nobody at all").contains(0L);
    }
}
