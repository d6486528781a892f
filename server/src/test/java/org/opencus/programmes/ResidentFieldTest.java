package org.opencus.programmes;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opencus.contract.Contract;
import org.opencus.model.ResidentField;

class ResidentFieldTest {
    @Test
    void programmesNameWhatARecordOfAResidentHolds() {
        JsonObject schemas =
                Contract.load().document().getJsonObject("components").getJsonObject("schemas");
        Set<String> held = new HashSet<>(schemas.getJsonObject("ResidentFields")
                .getJsonObject("properties")
                .keySet());
        held.addAll(schemas.getJsonObject("SpecialCategoryFields")
                .getJsonObject("properties")
                .keySet());
        assertThat(held)
                .containsAll(Arrays.stream(ResidentField.values())
                        .map(ResidentField::value)
                        .toList());
    }
}
