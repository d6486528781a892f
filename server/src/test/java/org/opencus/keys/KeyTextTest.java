package org.opencus.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyTextTest {
    @Test
    void aKeyIsReadBackAndRecognisable() {
        KeyText key = KeyText.create("live");
        assertThat(key.reveal()).matches("cus_live_[0-9A-Za-z]{12}_[0-9A-Za-z]{38}");
        KeyText read = KeyText.read(key.reveal()).orElseThrow();
        assertThat(read.name()).isEqualTo(key.name());
        assertThat(read.digest()).isEqualTo(key.digest());
        assertThat(key.toString())
                .startsWith("cus_live_" + key.name())
                .endsWith("***")
                .doesNotContain(key.reveal());
    }

    @Test
    void anyOtherCharacterBreaksTheChecksum() {
        String text = KeyText.create("demo").reveal();
        for (int at = 0; at < text.length(); at++) {
            char other = text.charAt(at) == 'x' ? 'y' : 'x';
            String changed = text.substring(0, at) + other + text.substring(at + 1);
            assertThat(KeyText.read(changed)).as(String.valueOf(at)).isEmpty();
        }
        for (String strange : List.of("", "cus_", text + " ", " " + text, text + text, text.replace("demo", "live"))) {
            assertThat(KeyText.read(strange)).isEmpty();
        }
    }

    @Test
    void noTwoAreAlike() {
        Set<String> secrets = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            assertThat(secrets.add(KeyText.create("live", "abcdefghijkl").reveal()))
                    .isTrue();
        }
    }
}
