/** The resident's own side: consents, accounts, who looked, requests and erasure; and the register of breaches. */
package org.opencus.privacy;
