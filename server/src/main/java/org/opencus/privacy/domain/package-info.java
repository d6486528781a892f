/** The rules of privacy. */
package org.opencus.privacy.domain;
