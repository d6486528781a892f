package org.opencus.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** In which passages of a record each of its terms stands, as bits: what is sought is looked up, not searched for. */
final class Spread {
    private final Map<String, Long> passages = new HashMap<>();

    Spread(List<Passage> all) {
        for (int i = 0; i < Math.min(Long.SIZE, all.size()); i++) {
            long bit = 1L << i;
            Passage passage = all.get(i);
            passage.codes().forEach(code -> passages.merge(code, bit, (one, other) -> one | other));
            for (Set<String> word : passage.words()) {
                word.forEach(lemma -> passages.merge(lemma, bit, (one, other) -> one | other));
            }
        }
    }

    /** The passages in which all words of the target stand. */
    long of(Target target) {
        long all = -1;
        for (Set<String> alternatives : target.words()) {
            long any = 0;
            for (String term : alternatives) {
                any |= passages.getOrDefault(term, 0L);
            }
            all &= any;
        }
        return all;
    }
}
