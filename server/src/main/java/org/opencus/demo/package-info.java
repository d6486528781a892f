/** What only a demo has: an issuer of tokens that gives anybody any role. */
package org.opencus.demo;
