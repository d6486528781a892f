package org.opencus.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueIdTest {
    @ParameterizedTest
    @CsvSource({
        "SERVICE, gorno-klub-seniora, 017eb294-c000-7d00-9351-d89037d5b478",
        "PLACE, radlin, 017eb294-c000-7bfb-9341-4aaeca857833",
        "ORGANISATION, klub-seniora-radlin, 017eb294-c000-7f21-bffd-b7f09ccc8bcf",
        "CENTRE, gorno, 017eb294-c000-7539-916e-79b4ee42faf4",
    })
    void isTheOneThatTheContractShows(RecordKind kind, String code, String id) {
        assertThat(CatalogueId.of(CatalogueId.DEFAULT_DAY, "gorno", kind, code)).hasToString(id);
    }

    @Test
    void differsByCentreKindCodeAndDay() {
        LocalDate day = CatalogueId.DEFAULT_DAY;
        assertThat(CatalogueId.of(day, "gorno", RecordKind.PLACE, "rynek"))
                .isNotEqualTo(CatalogueId.of(day, "dobczyce", RecordKind.PLACE, "rynek"))
                .isNotEqualTo(CatalogueId.of(day, "gorno", RecordKind.ORGANISATION, "rynek"))
                .isNotEqualTo(CatalogueId.of(day, "gorno", RecordKind.PLACE, "rynek-2"))
                .isNotEqualTo(CatalogueId.of(day.plusDays(1), "gorno", RecordKind.PLACE, "rynek"));
    }

    @Test
    void ofWhatCentresShareDoesNotDependOnTheCentre() {
        LocalDate day = CatalogueId.DEFAULT_DAY;
        assertThat(CatalogueId.of(day, "gorno", RecordKind.SERVICE_DOMAIN, "culture"))
                .isEqualTo(CatalogueId.of(day, "dobczyce", RecordKind.SERVICE_DOMAIN, "culture"));
    }
}
