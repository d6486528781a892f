package org.opencus.contract;

import java.net.URI;

/** Where a schema of the contract is kept for validation. */
record SchemaRef(URI uri) {}
