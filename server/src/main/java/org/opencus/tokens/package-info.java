/** Bearer tokens of an OpenID Connect provider: whether one is genuine, and what it says. */
package org.opencus.tokens;
