/** How many requests a caller may send, counted over all instances. */
package org.opencus.limits;
