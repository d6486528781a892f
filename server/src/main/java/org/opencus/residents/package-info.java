/** Persons whom centres know: their records, how they are found, and what belongs to them. */
package org.opencus.residents;
