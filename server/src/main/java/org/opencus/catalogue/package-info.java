/** The public catalogue of services: listed, searched, counted by facets, and one by one. */
package org.opencus.catalogue;
