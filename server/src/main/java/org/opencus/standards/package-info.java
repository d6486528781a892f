/** What services should meet, and whether providers meet it. */
package org.opencus.standards;
