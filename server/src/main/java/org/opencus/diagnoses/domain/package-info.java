/** The term of a diagnosis. */
package org.opencus.diagnoses.domain;
