/** What a centre agrees with those who provide its services. */
package org.opencus.providers;
