package org.opencus.imports;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Where each part of a record in the form of a file stands in the shown form. */
final class Trail {
    /** Names of parts whose shown form is made as a whole. */
    private static final Map<String, String> MADE =
            Map.of("from", "opens", "to", "closes", "age_min", "min", "age_max", "max", "hours_per_day", "duration");

    private final Map<String, String> pointers;
    private final String raw;
    private final String shown;

    Trail() {
        this(new HashMap<>(), "", "");
    }

    private Trail(Map<String, String> pointers, String raw, String shown) {
        this.pointers = pointers;
        this.raw = raw;
        this.shown = shown;
    }

    /** The trail of a property, by its names in the file and in the shown form. */
    Trail into(String property, String name) {
        moved("/" + property, "/" + name);
        return new Trail(pointers, raw + "/" + property, shown + "/" + name);
    }

    /** The trail of an item of a list. */
    Trail into(int index) {
        return new Trail(pointers, raw + "/" + index, shown + "/" + index);
    }

    /** A pointer below this, in the file and in the shown form. */
    void moved(String property, String name) {
        pointers.put(raw + property, shown + name);
    }

    /** The pointer into the shown form. */
    String shown(String pointer) {
        return pointers.entrySet().stream()
                .filter(known -> pointer.equals(known.getKey()) || pointer.startsWith(known.getKey() + "/"))
                .max(Comparator.comparingInt(known -> known.getKey().length()))
                .map(known ->
                        known.getValue() + made(pointer.substring(known.getKey().length())))
                .orElse(pointer);
    }

    private static String made(String rest) {
        return Arrays.stream(rest.split("/", -1))
                .map(part -> MADE.getOrDefault(part, part))
                .collect(Collectors.joining("/"));
    }
}
