package org.opencus.search;

import java.util.List;
import java.util.Set;

/**
 * A need recognised in the everyday words of the query.
 *
 * @param name what it is called, or empty
 * @param units which units of the reading said it
 * @param targets what answers it
 * @param who whether it says for whom something is sought, not what
 */
record Heard(String name, Set<Integer> units, List<Target> targets, boolean who) {}
