/** The rules of programmes. */
package org.opencus.programmes.domain;
