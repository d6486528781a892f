package org.opencus.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptsTest {
    private static final List<String> OFFERED = List.of("application/json", "text/csv");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                                | application/json
        */*                                     | application/json
        text/csv                                | text/csv
        text/*                                  | text/csv
        TEXT/CSV;Q=0.5                          | text/csv
        text/csv;q=0.5, application/json;q=0.4  | text/csv
        text/csv;q=0.4, application/json        | application/json
        text/csv;header=present; q=0.9, */*;q=0.1 | text/csv
        application/json;q=0, */*               | text/csv
        text/html, */*;q=0.01                   | application/json
        text/html                               |
        image/*, text/html;level=1              |
        */*;q=0                                 |
        text/csv;q=banana                       |
        """)
    void choosesTheMediaType(String accept, String chosen) {
        assertThat(Accepts.choose(accept, OFFERED).orElse(null)).isEqualTo(chosen);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                             | false
        gzip                 | true
        br, gzip             | true
        gzip;q=0             | false
        gzip; q=0.0, br      | false
        identity             | false
        x-gzip               | false
        deflate, gzip;q=0.1  | true
        """)
    void compressesWhenAsked(String acceptEncoding, boolean gzip) {
        assertThat(Accepts.gzip(acceptEncoding)).isEqualTo(gzip);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                             | pl
        en                   | en
        en-GB,en;q=0.9       | en
        pl,en;q=0.9          | pl
        en;q=0.5, pl;q=0.8   | pl
        de-DE, en;q=0.2      | en
        uk                   | pl
        *                    | pl
        """)
    void speaksTheCallersLanguage(String acceptLanguage, String language) {
        assertThat(Accepts.language(acceptLanguage).getLanguage()).isEqualTo(language);
    }
}
