/** The rules of keeping a catalogue. */
package org.opencus.cataloguing.domain;
