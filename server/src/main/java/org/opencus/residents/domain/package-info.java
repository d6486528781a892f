/** Rules about persons: numbers, names, ages. */
package org.opencus.residents.domain;
