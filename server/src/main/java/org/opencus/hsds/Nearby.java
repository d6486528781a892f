package org.opencus.hsds;

import java.util.Optional;

/**
 * Asks for places with a postal code or near it.
 *
 * @param metres from the middle of the postal code's places
 */
record Nearby(String postalCode, Optional<Double> metres) {}
