import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Checks ({@code check}) or rewrites ({@code apply}) the layout of every Java source of the repository. */
final class Format {
    private static final Formatter FORMATTER = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    private Format() {}

    public static void main(String[] args) throws IOException, FormatterException {
        List<Path> odd = new java.util.ArrayList<>();
        for (Path source : sources()) {
            String before = Files.readString(source);
            String after = FORMATTER.formatSourceAndFixImports(before);
            if (!after.equals(before)) {
                odd.add(source);
                if (args[0].equals("apply")) {
                    Files.writeString(source, after);
                }
            }
        }
        odd.forEach(source -> System.out.println(args[0] + ": " + source));
        if (args[0].equals("check") && !odd.isEmpty()) {
            System.out.println("Sources are not laid out as agreed; `mvn -Pformat` does it.");
            System.exit(1);
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(""))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file ->
                            !file.startsWith("target") && !file.toString().contains("/target/"))
                    .filter(file -> !file.toString().contains("node_modules"))
                    .sorted()
                    .toList();
        }
    }
}
