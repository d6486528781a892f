package org.opencus.search;

import java.util.List;

/**
 * A record that answers a query.
 *
 * @param score how well, comparable within one query only
 * @param reasons the passages in which something was found, most telling first
 */
record Match(Candidate record, double score, List<Passage> reasons) {}
