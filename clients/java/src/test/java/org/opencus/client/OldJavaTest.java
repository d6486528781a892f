package org.opencus.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opencus.client.model.ServicePage;

/** What would break on Java 17 although it works on the Java that runs the tests. */
class OldJavaTest {
    @Test
    void recordsDeclareTheirConstructorsParameters() throws URISyntaxException, IOException {
        assertThat(records())
                .hasSizeGreaterThan(50)
                .allSatisfy(type -> assertThat(Stream.of(type.getConstructors())
                                .map(Executable::getParameters)
                                .flatMap(Stream::of))
                        .as("before Java 21, reflection forgets the item types of implicit parameters")
                        .noneMatch(Parameter::isImplicit));
    }

    @Test
    void classesAreThoseOfJava17() throws URISyntaxException {
        assertThat(files())
                .hasSizeGreaterThan(100)
                .allSatisfy(file -> assertThat(version(file)).isEqualTo(61));
    }

    private static List<Class<?>> records() throws URISyntaxException, IOException {
        try (Stream<Path> models = Files.list(home().resolve("model"))) {
            return models.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class"))
                    .<Class<?>>map(name -> load(ServicePage.class.getPackageName() + "." + name.replace(".class", "")))
                    .filter(Class::isRecord)
                    .toList();
        }
    }

    private static List<Path> files() throws URISyntaxException {
        try (Stream<Path> all = Files.walk(home())) {
            return all.filter(file -> file.toString().endsWith(".class")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path home() throws URISyntaxException {
        return Path.of(CusClient.class.getResource("CusClient.class").toURI()).getParent();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int version(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
