package org.opencus.hsds.domain;

/**
 * What a page of an HSDS list says of itself.
 *
 * @param totalItems matches on all pages
 * @param pageNumber from 1
 * @param size items on this page
 * @param last nothing comes after it, also beyond the end
 * @param empty nothing matches at all
 */
public record PageFields(
        long totalItems, int totalPages, int pageNumber, int size, boolean first, boolean last, boolean empty) {

    /** The page of that number when a page holds so many items. */
    public static PageFields of(long totalItems, int pageNumber, int perPage) {
        int totalPages = Math.toIntExact(Math.ceilDiv(totalItems, perPage));
        long left = Math.max(0, totalItems - start(pageNumber, perPage));
        int size = (int) Math.min(perPage, left);
        return new PageFields(
                totalItems, totalPages, pageNumber, size, pageNumber == 1, pageNumber >= totalPages, totalItems == 0);
    }

    /** The position of the first item of a page. */
    public static long start(int pageNumber, int perPage) {
        return (pageNumber - 1L) * perPage;
    }
}
