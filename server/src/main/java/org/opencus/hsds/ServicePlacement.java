package org.opencus.hsds;

import java.util.UUID;

/** A service at one of its places. */
record ServicePlacement(UUID id, ServiceEntry service, String place) {}
