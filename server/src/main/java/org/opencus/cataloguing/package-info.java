/** How staff and partners keep the catalogue: by the rules of an import, record by record. */
package org.opencus.cataloguing;
