package org.opencus.catalogue;

import java.util.Map;

/** Polish names of the statuses and payments of services. */
public final class FacetWords {
    private static final Map<String, String> WORDS = Map.of(
            "existing", "dostępna",
            "planned", "planowana",
            "conditional", "warunkowa",
            "candidate", "rozważana",
            "referenced", "wspominana",
            "idea", "pomysł",
            "free", "bezpłatna",
            "partly-paid", "częściowo odpłatna",
            "paid", "odpłatna",
            "voluntary", "dobrowolna wpłata");

    private FacetWords() {}

    /** The word for a status or a payment; the code itself where it has none. */
    public static String of(String code) {
        return WORDS.getOrDefault(code, code);
    }
}
