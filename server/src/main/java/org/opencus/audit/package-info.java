/** The log of acts on personal data, plans, grants and settings, for those who supervise. */
package org.opencus.audit;
