/** Open CUS: the server. */
package org.opencus;
