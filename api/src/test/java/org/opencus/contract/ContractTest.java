package org.opencus.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContractTest {
    private static final Contract CONTRACT = FixtureServer.CONTRACT;

    @Test
    void readsAnOperation() {
        Operation add = CONTRACT.operation("addAnimal");

        assertThat(add.method()).isEqualTo("POST");
        assertThat(add.tag()).isEqualTo("Animals");
        assertThat(add.status()).isEqualTo(201);
        assertThat(add.mediaTypes()).containsExactly("application/json");
        assertThat(add.security())
                .containsExactly(
                        Map.of("token", Set.of("animals.write")), Map.of("key", Set.of("farm.all", "animals.import")));
        assertThat(add.isPublic()).isFalse();
        assertThat(add.safe()).isFalse();
        assertThat(add.caching()).isEmpty();
    }

    @Test
    void readsCachingAndFlags() {
        assertThat(CONTRACT.operation("listAnimals").caching())
                .contains(new Operation.Caching(Duration.ofMinutes(1), true));
        assertThat(CONTRACT.operation("getAnimal").mediaTypes()).containsExactly("application/json", "text/csv");
        assertThat(CONTRACT.operation("changeAnimal").status()).isEqualTo(204);
        assertThatThrownBy(() -> CONTRACT.operation("nothing")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void findsOperationsByPath() {
        Paths.Match match = CONTRACT.find("/v1/farms/a%20b/animals/7").orElseThrow();

        assertThat(match.operations().keySet()).containsExactly("GET", "PATCH");
        assertThat(match.values()).containsOnly(Map.entry("farm", "a%20b"), Map.entry("animalId", "7"));
        assertThat(CONTRACT.find("/v1/farms//animals")).isEmpty();
        assertThat(CONTRACT.find("/v1/farms/x")).isEmpty();
        assertThat(CONTRACT.find("")).isEmpty();
        assertThat(Contract.load().find("/")).isPresent();
    }

    @Test
    void checksAnswersAgainstWhatIsPromised() {
        Operation one = CONTRACT.operation("getAnimal");

        assertThat(CONTRACT.violations(one, 200, "application/json", Wire.parse("{\"kind\":\"cat\",\"name\":\"x\"}")))
                .isEmpty();
        assertThat(CONTRACT.violations(one, 200, "application/json", Wire.parse("{\"kind\":\"cat\"}")))
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/name", "required"));
        assertThat(CONTRACT.violations(one, 200, "text/plain", Wire.parse("1")))
                .extracting(Violation::code)
                .containsExactly("undeclared");
        assertThat(CONTRACT.violations(one, 404, "application/problem+json", Wire.parse("{\"status\":404}")))
                .isEmpty();
    }

    @Test
    void saysInBothLanguagesWhatIsWrong() {
        List<Violation> violations =
                CONTRACT.violations("Cat", Wire.parse("{\"kind\":\"cat\",\"name\":\"abcdefghijkl\"}"));

        assertThat(violations)
                .containsExactly(new Violation(
                        "/name", "max-length", new Text("Najwyżej znaków: 10.", "Characters at most: 10.")));
    }

    @Test
    void theContractReadFromTheBuildsJsonIsTheOneInYaml() {
        assertThat(ContractTest.class.getResource("/openapi.json")).isNotNull();
        assertThat(Contract.load().document()).isEqualTo(Documents.yaml(Contract.yaml()));
    }

    @Test
    void readsYamlAsVersion12() {
        assertThat(Documents.yaml("{on: yes, no: 012, date: 2020-01-01, x: ~}").toString())
                .isEqualTo("{\"on\":\"yes\",\"no\":12,\"date\":\"2020-01-01\",\"x\":null}");
    }
}
