package org.opencus.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the words of the catalogue are. */
public interface Lexicon {
    /** How many entries the index has. */
    long size();

    /** In how many entries each of the terms occurs; terms that occur in none are left out. */
    Map<String, Long> entries(Collection<String> terms);

    /** Words of the catalogue that look like this one, most alike first. */
    List<Known> similar(String folded);

    /** Places of which one of these words may begin the name. */
    List<PlaceName> places(Collection<String> words);

    /** A word of the catalogue: folded, as shown, and its lemmas. */
    record Known(String folded, String shown) {}
}
