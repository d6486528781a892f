/** What surrounds each act on private data: one transaction, its audit entry, and the first answer kept for a retry. */
package org.opencus.work;
