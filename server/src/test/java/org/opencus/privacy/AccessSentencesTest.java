package org.opencus.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opencus.contract.Contract;
import org.opencus.contract.Operation;
import org.opencus.contract.Wire;

class AccessSentencesTest {
    @Test
    void everyOperationOnAPersonIsToldInItsOwnWords() {
        AccessSentences words = AccessSentences.load();
        assertThat(Contract.load().operations())
                .filteredOn(operation -> operation.path().contains("{residentId}"))
                .as("put the operation into words: org/opencus/privacy/access-log.json")
                .allMatch(operation -> words.knows(operation.id()));
    }

    @Test
    void wordsAreOfOperationsThatExist() throws IOException {
        Set<String> known =
                Contract.load().operations().stream().map(Operation::id).collect(Collectors.toSet());
        try (InputStream file = AccessSentences.class.getResourceAsStream("access-log.json")) {
            Set<String> told = new HashSet<>(Wire.read(file.readAllBytes(), JsonObject.class)
                    .getJsonObject("operations")
                    .keySet());
            assertThat(told.removeAll(Set.of("read", "write")))
                    .as("for all others")
                    .isTrue();
            assertThat(known).containsAll(told);
        }
    }
}
