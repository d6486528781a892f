/** Programmes of social services: prepared, consulted, adopted, compared and ended. */
package org.opencus.programmes;
