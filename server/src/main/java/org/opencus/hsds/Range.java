package org.opencus.hsds;

import java.util.List;
import java.util.Optional;
import org.opencus.hsds.domain.PageFields;

/** Which page of a list is asked for. */
record Range(int page, int perPage) {
    private static final int USUAL = 25;
    private static final int EVERYTHING = Integer.MAX_VALUE;

    /** A list without pages. */
    static final Range ALL = new Range(1, EVERYTHING);

    static Range of(int page, Optional<Integer> perPage) {
        return new Range(page, perPage.orElse(USUAL));
    }

    /** Everything on one page unless a size is asked for. */
    static Range wide(int page, Optional<Integer> perPage) {
        return new Range(page, perPage.orElse(EVERYTHING));
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
