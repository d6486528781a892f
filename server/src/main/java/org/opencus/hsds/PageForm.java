package org.opencus.hsds;

import java.util.List;
import org.opencus.hsds.domain.PageFields;

/** Makes a page of a list; the pages of all lists say the same of themselves. */
@FunctionalInterface
interface PageForm<T, P> {
    /** The constructor of each page of the contract. */
    P of(
            Long totalItems,
            Integer totalPages,
            Integer pageNumber,
            Integer size,
            Boolean first,
            Boolean last,
            Boolean empty,
            List<T> contents);

    /** The page of the contents; its size is that of what is really on it. */
    default P of(PageFields page, List<T> contents) {
        return of(
                page.totalItems(),
                page.totalPages(),
                page.pageNumber(),
                contents.size(),
                page.first(),
                page.last(),
                page.empty(),
                contents);
    }
}
