/** Rules on contracts with providers. */
package org.opencus.providers.domain;
