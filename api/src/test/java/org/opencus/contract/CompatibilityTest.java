package org.opencus.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract may grow; it must not break clients of the last released one. */
class CompatibilityTest {
    private static final Path RELEASED = Path.of("released/openapi.yaml");
    private static final String FIXTURE = Documents.resource("/fixture.yaml");

    @Test
    void theContractBreaksNoClientOfTheReleasedOne() throws IOException {
        assertThat(Compatibility.breaks(Files.readString(RELEASED), Contract.yaml()))
                .as("Changes of openapi.yaml that break clients of api/released/openapi.yaml")
                .isEmpty();
    }

    @Test
    void aContractIsCompatibleWithItself() {
        assertThat(Compatibility.breaks(FIXTURE, FIXTURE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        operationId: getAnimal          | operationId: fetchAnimal        | operationId changed
        tags: [Animals]                 | tags: [Beasts]                  | tags changed
        summary: Everything, line by line | security: [{token: [x]}]      | was public
        name: bornAfter, in: query      | name: bornSince, in: query      | parameter query bornAfter: is gone
        name: bornAfter, in: query      | name: bornAfter, required: true, in: query | became required
        maximum: 200, default: 50       | maximum: 100, default: 50       | maximum is stricter
        minimum: 1, maximum: 200        | minimum: 2, maximum: 200        | minimum is stricter
        maxItems: 3                     | maxItems: 2                     | maxItems is stricter
        type: number, minimum: 0        | type: number, minimum: 0, multipleOf: 5 | multipleOf is stricter
        '^[a-z]+$', maxLength: 10       | '^[a-f]+$', maxLength: 10       | pattern is stricter
        [cat, guard-dog, 2-headed]      | [cat, guard-dog]                | fewer values are taken
        format: date-time}}             | format: date}}                  | format changed
        type: boolean, default: false   | type: string                    | type changed
        required: [kind, name]          | required: [kind, name, lives]   | lives: became required
        required: [kind, name]          | required: [kind]                | name: may now be absent
        name: {type: string, maxLength: 10} | name: {type: string, maxLength: 9} | maxLength is stricter
        class: {type: string, minLength: 1} | class: {type: string, minLength: 2} | minLength is stricter
        best_friend: {type              | bestFriend: {type               | best_friend: is gone
        nextCursor: {type: string}      | other: {type: string}           | nextCursor: is gone
        nextCursor: {type: string}      | nextCursor: {type: integer}     | nextCursor: type changed
        items: {$ref: '#/components/schemas/Animal'} | items: {type: string} | type changed
        application/merge-patch+json:   | application/json:               | are no longer taken
        text/csv:                       | text/plain:                     | no longer comes as text/csv
        '201':                          | '200':                          | status 201 is gone
        - {$ref: '#/components/schemas/Dog'} | - {type: object}           | forms of oneOf changed
        /v1/farms/{farm}/export:        | /v1/farms/{farm}/exports:       | the operation is gone
        required: [status]              | required: []                    | status: may now be absent
        """)
    void noticesAChangeThatBreaks(String old, String now, String complaint) {
        String changed = FIXTURE.replace(old, now);

        assertThat(changed).isNotEqualTo(FIXTURE);
        assertThat(Compatibility.breaks(FIXTURE, changed))
                .anySatisfy(each -> assertThat(each).contains(complaint));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        nextCursor: {type: string}      | nextCursor: {type: string}, total: {type: integer}
        maximum: 200, default: 50       | maximum: 500, default: 50
        maxItems: 3                     | maxItems: 30
        [cat, guard-dog, 2-headed]      | [cat, guard-dog, 2-headed, fish]
        lives: {type: integer, minimum: 1, maximum: 9} | lives: {type: integer, minimum: 0, maximum: 99}
        born: {type: string, format: date} | born: {type: string, format: date}, died: {type: string}
        name: cursor, in: query, schema | name: size, in: query, schema: {type: integer}}, {name: cursor, in: query, schema
        """)
    void letsTheContractGrow(String old, String now) {
        String changed = FIXTURE.replace(old, now.replace("}}, {name", "}}\n        - {name"))
                .replace("nextCursor: {type: string}, total", "nextCursor: {type: string}\n        total")
                .replace("format: date}, died", "format: date}\n            died");

        assertThat(changed).isNotEqualTo(FIXTURE);
        assertThat(Compatibility.breaks(FIXTURE, changed)).isEmpty();
    }
}
