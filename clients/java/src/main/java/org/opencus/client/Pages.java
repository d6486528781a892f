package org.opencus.client;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** All items of a list, whatever the number of its pages. */
public final class Pages {
    private Pages() {}

    /**
     * The items from the page of {@code request} on; a page is fetched when its first item is asked for, with these
     * options. Example: {@code Pages.stream(client.catalogue()::listServices, request, DEFAULT)}.
     */
    public static <Q extends Paged<Q>, T> Stream<T> stream(
            BiFunction<? super Q, RequestOptions, ? extends Answer<? extends Page<T>>> call,
            Q request,
            RequestOptions options) {
        if (options.ifNoneMatch().isPresent()) {
            throw new IllegalArgumentException("If-None-Match belongs to one page, not to all of them");
        }
        return stream(cursor -> call.apply(cursor.map(request::withCursor).orElse(request), options)
                .value());
    }

    /** The items of pages that you fetch yourself: empty asks for the first one, then each page's next cursor. */
    public static <T> Stream<T> stream(Function<Optional<String>, ? extends Page<T>> fetch) {
        Items<T> items = new Items<>(fetch);
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(items, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /**
     * The items of a list whose pages have numbers, as those of the directory standard: {@code Pages.numbered(page ->
     * client.hsds().getPaginatedListOfServices(request.withPage(page), DEFAULT).value(), HsdsServicePage::contents,
     * HsdsServicePage::lastPage)}.
     */
    public static <P, T> Stream<T> numbered(
            IntFunction<? extends P> fetch, Function<? super P, List<T>> items, Predicate<? super P> last) {
        return stream(cursor -> {
            int number = cursor.map(Integer::valueOf).orElse(1);
            P page = fetch.apply(number);
            return new Numbered<>(
                    items.apply(page), last.test(page) ? Optional.empty() : Optional.of(String.valueOf(number + 1)));
        });
    }

    private record Numbered<T>(List<T> items, Optional<String> nextCursor) implements Page<T> {}

    private static final class Items<T> implements Iterator<T> {
        private final Function<Optional<String>, ? extends Page<T>> fetch;
        private final Queue<T> fetched = new ArrayDeque<>();
        private Optional<String> cursor = Optional.empty();
        private boolean last;

        Items(Function<Optional<String>, ? extends Page<T>> fetch) {
            this.fetch = Objects.requireNonNull(fetch);
        }

        @Override
        public boolean hasNext() {
            while (fetched.isEmpty() && !last) {
                fetchNext();
            }
            return !fetched.isEmpty();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return fetched.remove();
        }

        private void fetchNext() {
            Page<T> page = fetch.apply(cursor);
            Optional<String> following = page.nextCursor();
            if (following.isPresent() && following.equals(cursor)) {
                throw new IllegalStateException("the list does not advance: a page names itself as the next one");
            }
            fetched.addAll(page.items());
            cursor = following;
            last = following.isEmpty();
        }
    }
}
