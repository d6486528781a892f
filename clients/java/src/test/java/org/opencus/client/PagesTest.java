package org.opencus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PagesTest {
    private final List<String> asked = new ArrayList<>();

    @Test
    void runsThroughAllPagesAlsoEmptyOnes() {
        assertThat(stream()).containsExactly("a", "b", "c");
        assertThat(asked).containsExactly("first", "2", "3", "4");
    }

    @Test
    void fetchesAPageOnlyWhenItsFirstItemIsAskedFor() {
        Stream<String> items = stream();
        assertThat(asked).isEmpty();
        assertThat(items.limit(2)).containsExactly("a", "b");
        assertThat(asked).containsExactly("first");
    }

    @Test
    void findFirstStopsAtTheFirstPage() {
        assertThat(stream().findFirst()).contains("a");
        assertThat(asked).containsExactly("first");
    }

    @Test
    void startsWhereTheRequestSays() {
        assertThat(Pages.stream(this::call, new Letters(Optional.of("3")), RequestOptions.DEFAULT))
                .containsExactly("c");
    }

    @Test
    void aListThatDoesNotAdvanceIsAnErrorNotALoop() {
        Stream<String> items = Pages.stream(cursor -> page(Optional.of("same"), "x"));
        assertThatIllegalStateException().isThrownBy(() -> items.limit(9).toList());
    }

    @Test
    void numberedPagesAreFetchedOneAfterTheOther() {
        Stream<Integer> items = Pages.numbered(
                number -> {
                    asked.add("page " + number);
                    return number;
                },
                number -> number == 2 ? List.of() : List.of(number * 10, number * 10 + 1),
                number -> number == 3);
        assertThat(asked).isEmpty();
        assertThat(items).containsExactly(10, 11, 30, 31);
        assertThat(asked).containsExactly("page 1", "page 2", "page 3");
    }

    @Test
    void anETagBelongsToOnePage() {
        RequestOptions options = RequestOptions.DEFAULT.withIfNoneMatch("\"1\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pages.stream(this::call, new Letters(Optional.empty()), options));
    }

    private Stream<String> stream() {
        return Pages.stream(this::call, new Letters(Optional.empty()), RequestOptions.DEFAULT);
    }

    private Answer<LetterPage> call(Letters request, RequestOptions options) {
        assertThat(options).isSameAs(RequestOptions.DEFAULT);
        String cursor = request.cursor().orElse("first");
        asked.add(cursor);
        LetterPage page = switch (cursor) {
            case "first" -> page(Optional.of("2"), "a", "b");
            case "2" -> page(Optional.of("3"));
            case "3" -> page(Optional.of("4"), "c");
            default -> page(Optional.empty());
        };
        return new Answer<>(200, HttpHeaders.of(Map.of(), (name, value) -> true), "id", page);
    }

    private static LetterPage page(Optional<String> next, String... items) {
        return new LetterPage(List.of(items), next);
    }

    private record LetterPage(List<String> items, Optional<String> nextCursor) implements Page<String> {}

    private record Letters(Optional<String> cursor) implements Paged<Letters> {
        @Override
        public Letters withCursor(String next) {
            return new Letters(Optional.of(next));
        }
    }
}
