/** Who asks and what they may do where they ask it: tokens, keys, roles and positions become a caller. */
package org.opencus.identity;
