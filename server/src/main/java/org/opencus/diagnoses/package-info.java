/** What centres know of the needs of their communities, and until when they may rely on it. */
package org.opencus.diagnoses;
