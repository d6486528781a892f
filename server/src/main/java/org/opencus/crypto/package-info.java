/** Keys, and what is sealed with them: nothing outside this package knows the library that does it. */
package org.opencus.crypto;
