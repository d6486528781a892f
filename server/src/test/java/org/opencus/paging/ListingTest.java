package org.opencus.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {
    private static final Listing SENIORS = Listing.of("service")
            .with("centre", Optional.of("gorno"))
            .with("targetGroup", List.of("seniors", "families"));
    private static final List<String> KEYS = List.of("Żłobek „Słoneczko”", "017eb294-c000-7d00-9351-d89037d5b478");

    @Test
    void readsItsOwnCursors() {
        String cursor = SENIORS.cursor(KEYS);

        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(SENIORS.keys(cursor, 2)).contains(KEYS);
    }

    @Test
    void isTheSameListWhateverTheOrderOfTheValues() {
        Listing same = Listing.of("service")
                .with("centre", Optional.of("gorno"))
                .with("domain", List.of())
                .with("targetGroup", List.of("families", "seniors", "families"));

        assertThat(same.keys(SENIORS.cursor(KEYS), 2)).contains(KEYS);
    }

    @Test
    void refusesCursorsOfOtherLists() {
        String cursor = SENIORS.cursor(KEYS);

        assertThat(List.of(
                        Listing.of("service"),
                        Listing.of("place")
                                .with("centre", Optional.of("gorno"))
                                .with("targetGroup", List.of("seniors", "families")),
                        Listing.of("service")
                                .with("centre", Optional.of("gorno"))
                                .with("targetGroup", List.of("seniors")),
                        Listing.of("service")
                                .with("centre", Optional.of("dobczyce"))
                                .with("targetGroup", List.of("seniors", "families")),
                        Listing.of("service")
                                .with("centre", Optional.of("gorno"))
                                .with("challenge", List.of("seniors", "families")),
                        SENIORS.with("sort", Optional.of("-name"))))
                .allSatisfy(other -> assertThat(other.keys(cursor, 2)).isEmpty());
    }

    @Test
    void doesNotConfuseFiltersThatReadAlikeInARow() {
        Listing one = Listing.of("x").with("a", List.of("b")).with("c", List.of("d"));
        Listing other = Listing.of("x").with("a", List.of("b", "c", "d"));

        assertThat(other.keys(one.cursor(KEYS), 2)).isEmpty();
    }

    @Test
    void aCursorHasNoWordOfTheSearch() {
        String cursor = Listing.of("service").with("q", Optional.of("mąż pije")).cursor(List.of("12", "0"));

        assertThat(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.ISO_8859_1))
                .doesNotContain("pije");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ab", "zzzz", "AAAAAAAAAAAAAAAAAAAA", "____", "n0-a-cursor"})
    void refusesWhatIsNoCursor(String text) {
        assertThat(SENIORS.keys(text, 2)).isEmpty();
    }

    @Test
    void refusesACursorThatWasCutOrChanged() {
        byte[] whole = Base64.getUrlDecoder().decode(SENIORS.cursor(KEYS));
        for (int length = 0; length < whole.length; length++) {
            String cut = Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(whole, length));
            assertThat(SENIORS.keys(cut, 2)).isEmpty();
        }
        assertThat(SENIORS.keys(SENIORS.cursor(KEYS), 1)).isEmpty();
    }

    @Test
    void survivesAnyBytes() {
        Random random = new Random(42);
        byte[] start = java.util.Arrays.copyOf(Base64.getUrlDecoder().decode(SENIORS.cursor(KEYS)), 9);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[9 + random.nextInt(40)];
            random.nextBytes(bytes);
            System.arraycopy(start, 0, bytes, 0, 9);
            String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            assertThat(SENIORS.keys(cursor, 1))
                    .matches(keys -> keys.isEmpty() || keys.get().size() == 1);
        }
    }
}
