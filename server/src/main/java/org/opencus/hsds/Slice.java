package org.opencus.hsds;

import java.util.List;

/** Some rows of a list, and how many it has in all. */
record Slice<T>(long total, List<T> rows) {}
