/** The rules of codes. */
package org.opencus.records.domain;
