package org.opencus.hsds;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.opencus.database.Tx;

/** Finds what answers a text in everyday Polish, best first. The text must not reach a log, a message or a metric. */
public interface Finder {
    /** Records of the centre, of a kind that the catalogue's search knows ({@code service}, {@code organisation}). */
    List<UUID> find(Tx tx, String centre, String kind, String text);

    /** Those of a few items that answer, by what can be read in each: its name first. */
    <T> List<T> among(List<T> items, String text, Function<T, List<String>> readable);
}
