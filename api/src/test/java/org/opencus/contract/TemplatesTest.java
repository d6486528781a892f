package org.opencus.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the templates make of the fixture contract. After a meant change copy the generated file over the golden one. */
class TemplatesTest {
    private static final Path GENERATED =
            Path.of("target/generated-test-sources/fixture/src/main/java/org/opencus/fixture");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Animal.java",
                "AnimalKind.java",
                "AnimalPage.java",
                "AnimalsService.java",
                "AnimalsServiceRouting.java",
                "Cat.java",
                "Dog.java"
            })
    void generatesTheGoldenOutput(String file) throws IOException {
        assertThat(GENERATED.resolve(file)).hasContent(Files.readString(GOLDEN.resolve(file + ".txt")));
    }
}
