/** Keys of partners' systems. */
package org.opencus.keys;
