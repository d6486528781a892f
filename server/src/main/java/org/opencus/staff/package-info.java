/** Organisational units, the positions in them and who holds them. */
package org.opencus.staff;
