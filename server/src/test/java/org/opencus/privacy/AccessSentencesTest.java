package org.opencus.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opencus.contract.Contract;
import org.opencus.contract.Operation;

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
    void wordsAreOfOperationsThatExist() {
        assertThat(Contract.load().operations()).extracting(Operation::id).contains("exportMyData");
        assertThat(AccessSentences.load().knows("noSuchOperation")).isFalse();
    }
}
