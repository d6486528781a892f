package org.opencus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.client.FakeServer.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
    @RegisterExtension
    static final FakeServer SERVER = new FakeServer();

    private static final String CLUB = """
        {"items": [{"id": "017eb294-c000-7d00-9351-d89037d5b478", "code": "klub", "centre": "gorno",
         "name": "Usługi opiekuńcze", "kind": "service", "status": "existing", "available": true,
         "modifiedAt": "2022-02-01T00:00:00Z"}]}
        """;

    @TempDir
    Path folder;

    @Test
    void theStartRuns() throws IOException, ReflectiveOperationException {
        SERVER.answer(json(CLUB));
        compile("Start", blocks().get(0).replace("http://localhost:8080", SERVER.address()));
        assertThat(printed("Start")).isEqualTo("Usługi opiekuńcze (existing)" + System.lineSeparator());
        assertThat(SERVER.only().getUrl()).isEqualTo("/v1/centres/gorno/service-searches");
    }

    @Test
    void everyOtherBlockCompiles() throws IOException {
        List<String> blocks = blocks();
        assertThat(blocks).hasSizeGreaterThan(5);
        for (int i = 1; i < blocks.size(); i++) {
            compile("Block" + i, inAMethod("Block" + i, blocks.get(i)));
        }
    }

    private static List<String> blocks() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        return Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(readme)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static String inAMethod(String name, String statements) {
        return """
            import static org.opencus.client.RequestOptions.DEFAULT;
            import java.io.*;
            import java.net.URI;
            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            import java.util.stream.*;
            import org.opencus.client.*;
            import org.opencus.client.api.CatalogueApi.*;
            import org.opencus.client.api.CataloguingApi.*;
            import org.opencus.client.api.CentresApi.*;
            import org.opencus.client.api.HsdsApi.*;
            import org.opencus.client.api.IdentityApi.*;
            import org.opencus.client.api.MyDataApi.*;
            import org.opencus.client.api.ResidentsApi.*;
            import org.opencus.client.model.*;
            class %s {
                void show(CusClient cus) {
                    %s
                }
            }
            """.formatted(name, statements);
    }

    private void compile(String name, String source) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)
                .getJavaFileObjects(file);
        List<String> options = List.of("--release", "17", "-proc:none", "-d", folder.toString());
        assertThat(compiler.getTask(complaints, null, null, options, null, files)
                        .call())
                .as("%s: %s", name, complaints)
                .isTrue();
    }

    private String printed(String name) throws IOException, ReflectiveOperationException {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                        new URLClassLoader(new URL[] {folder.toUri().toURL()});
                PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
