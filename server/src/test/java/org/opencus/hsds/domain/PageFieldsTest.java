package org.opencus.hsds.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageFieldsTest {
    @ParameterizedTest
    @CsvSource({
        "61, 1, 25, 3, 25, true, false, false",
        "61, 2, 25, 3, 25, false, false, false",
        "61, 3, 25, 3, 11, false, true, false",
        "61, 4, 25, 3, 0, false, true, false",
        "50, 2, 25, 2, 25, false, true, false",
        "25, 1, 25, 1, 25, true, true, false",
        "1, 1, 25, 1, 1, true, true, false",
        "0, 1, 25, 0, 0, true, true, true",
        "0, 7, 25, 0, 0, false, true, true",
        "61, 1, 2147483647, 1, 61, true, true, false",
        "61, 1000000, 200, 1, 0, false, true, false"
    })
    void countsPages(
            long total, int page, int perPage, int pages, int size, boolean first, boolean last, boolean empty) {
        assertThat(PageFields.of(total, page, perPage))
                .isEqualTo(new PageFields(total, pages, page, size, first, last, empty));
    }

    @ParameterizedTest
    @CsvSource({"1, 25, 0", "3, 25, 50", "1000000, 200, 199999800", "2, 2147483647, 2147483647"})
    void startsWhereThePageBeforeEnds(int page, int perPage, long start) {
        assertThat(PageFields.start(page, perPage)).isEqualTo(start);
    }
}
