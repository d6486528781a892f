/** Rules of the directory that need nothing but numbers. */
package org.opencus.hsds.domain;
