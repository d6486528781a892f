/** Centres that do not exist, in which partners try what their systems do. */
package org.opencus.sandboxes;
