package org.opencus.hsds;

import java.util.List;
import java.util.Optional;
import org.opencus.hsds.domain.PageFields;

/** Which page of a list is asked for. */
record Range(int page, int perPage) {
    private static final int USUAL = 25;
    /** Everything of any centre there is, but not of one that would not fit into memory. */
    private static final int WIDE = 5000;

    /** A list without pages. */
    static final Range ALL = new Range(1, Integer.MAX_VALUE);

    static Range of(int page, Optional<Integer> perPage) {
        return new Range(page, perPage.orElse(USUAL));
    }

    /** Everything on one page, as far as it goes, unless a size is asked for. */
    static Range wide(int page, Optional<Integer> perPage) {
        return new Range(page, perPage.orElse(WIDE));
    }

    long start() {
        return PageFields.start(page, perPage);
    }

    PageFields fields(long total) {
        return PageFields.of(total, page, perPage);
    }

    <T> Slice<T> cut(List<T> all) {
        return new Slice<>(all.size(), all.stream().skip(start()).limit(perPage).toList());
    }
}
