package org.opencus.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A place that can be named in a query.
 *
 * @param centre slug of the centre it belongs to
 * @param wide whether it is a whole municipality or region
 * @param estate whether it is part of a town, whose name may be an ordinary word
 * @param ancestors codes of the places around it
 */
public record PlaceName(String centre, String code, String name, boolean wide, boolean estate, List<String> ancestors) {
    static final Set<String> NAMED_KINDS = Set.of(
            "municipality", "area", "solectwo", "locality", "town", "city", "village", "housing-estate", "voivodeship");
    private static final Set<String> WIDE = Set.of("municipality", "voivodeship");
    private static final Set<String> DESIGNATORS =
            Set.of("gmina", "miasto", "i", "os", "osiedle", "wies", "solectwo", "powiat", "wojewodztwo");

    static PlaceName of(String centre, String code, String name, String kind, List<String> ancestors) {
        return new PlaceName(centre, code, name, WIDE.contains(kind), kind.equals("housing-estate"), ancestors);
    }

    /** The words of the name that tell it from others, folded ("gorno" of "Gmina Górno"). */
    List<String> core() {
        String plain = name.replaceAll("\\(.*?\\)", "");
        List<String> words = WordReader.split(Folding.fold(plain));
        List<String> core =
                words.stream().filter(word -> !DESIGNATORS.contains(word)).toList();
        return core.isEmpty() ? words : core;
    }

    /** Every form of the word that the name begins with. */
    Set<String> firstForms() {
        return new LinkedHashSet<>(Declension.forms(core().getFirst()));
    }
}
