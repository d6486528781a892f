/** The catalogue's records as kept: their tables, ids, order and the names that references are shown with. */
package org.opencus.records;
