package org.opencus.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencus.client.model.DataSource;
import org.opencus.client.model.ServiceChangeProposal;

class MergePatchTest {
    @Test
    void isPutTogetherFromWhatToSetAndWhatToTakeAway() {
        MergePatch patch = MergePatch.empty()
                .with("source", DataSource.INTERVIEW)
                .with("birthDate", LocalDate.of(1871, 4, 5))
                .with("otherNames", List.of("Żaneta"))
                .without("pesel");
        assertThat(patch).isEqualTo(MergePatch.of("""
            {"source": "interview", "birthDate": "1871-04-05", "otherNames": ["Żaneta"], "pesel": null}
            """));
        assertThat(patch.toString())
                .as("names, no values")
                .contains("birthDate", "pesel")
                .doesNotContain("1871", "Żaneta");
        assertThat(MergePatch.empty().isEmpty()).isTrue();
        assertThat(patch.without("source")).isNotEqualTo(patch);
    }

    @Test
    void travelsInsideABodyWithItsNulls() {
        ServiceChangeProposal proposal = ServiceChangeProposal.builder()
                .change(MergePatch.empty().with("closing", "Bal").without("season"))
                .note("Od grudnia")
                .build();
        assertThat(Json.text(proposal))
                .isEqualTo("{\"change\":{\"closing\":\"Bal\",\"season\":null},\"note\":\"Od grudnia\"}");
    }
}
