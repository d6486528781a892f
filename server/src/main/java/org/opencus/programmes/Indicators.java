package org.opencus.programmes;

import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.opencus.contract.Values;
import org.opencus.contract.Wire;
import org.opencus.model.Indicator;

/** The measures of what programmes bring: a closed list that ships with the server. */
final class Indicators {
    private static final List<Indicator> ALL = read();
    private static final Set<String> CODES = ALL.stream().map(Indicator::code).collect(Collectors.toUnmodifiableSet());

    private Indicators() {}

    static List<Indicator> all() {
        return ALL;
    }

    static boolean contains(String code) {
        return CODES.contains(code);
    }

    private static List<Indicator> read() {
        try (InputStream in = Indicators.class.getResourceAsStream("indicators.json");
                JsonReader reader = Values.JSON.createReader(in)) {
            return reader.readArray().stream()
                    .map(item -> Wire.read(item, Indicator.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
