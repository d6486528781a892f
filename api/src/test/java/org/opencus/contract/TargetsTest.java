package org.opencus.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
    @RepeatedTest(200)
    void decodesWhatWasEncoded(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String text = random.ints(random.nextInt(30), 0, 0x10ffff)
                .filter(c -> c < 0xd800 || c > 0xdfff)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());

        assertThat(Targets.decoded(URLEncoder.encode(text, StandardCharsets.UTF_8), true))
                .contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz", "%c5", "%c5%", "%ff", "%ed%a0%80", "%c0%af", "ż", "%f5%80%80%80"})
    void refusesBrokenEncoding(String raw) {
        assertThat(Targets.decoded(raw, true)).isEmpty();
    }

    @Test
    void aPlusIsASpaceOnlyInQueries() {
        assertThat(Targets.decoded("a+b", true)).contains("a b");
        assertThat(Targets.decoded("a+b", false)).contains("a+b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /a              | /a?cursor=x
        /a?limit=2      | /a?limit=2&cursor=x
        /a?cursor=old&q=%C5%BC | /a?q=%C5%BC&cursor=x
        /a?             | /a?cursor=x
        """)
    void leadsToTheNextPage(String target, String next) {
        assertThat(Targets.withCursor(target, "x")).isEqualTo(next);
    }
}
