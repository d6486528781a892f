/** Reads a centre's catalogue from files, checks it and brings the database into line with it. */
package org.opencus.imports;
