package org.opencus.hsds;

import java.util.List;
import java.util.function.BiFunction;
import org.opencus.database.Tx;

/**
 * A list before anything of it is read: which items it has, and how those are shown.
 *
 * @param keys which items, in the order of the list
 * @param shown those items, in the same order
 * @param state another number whenever anything of the directory is shown differently
 */
record Selection<K, T>(BiFunction<Tx, Range, Slice<K>> keys, BiFunction<Tx, List<K>, List<T>> shown, long state) {}
