package org.opencus.residents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The target groups that are a matter of special-category data. */
final class SpecialGroups {
    private static final Set<String> CODES = read();

    private SpecialGroups() {}

    static boolean contains(String code) {
        return CODES.contains(code);
    }

    private static Set<String> read() {
        try (InputStream in = SpecialGroups.class.getResourceAsStream("special-groups.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(String::strip)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
