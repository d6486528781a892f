package org.opencus.contract;

import jakarta.json.spi.JsonProvider;

/** Where JSON values are made: each static method of {@code Json} would look through all jars for what makes them. */
public final class Values {
    /** Makes values, builders and readers. */
    public static final JsonProvider JSON = JsonProvider.provider();

    private Values() {}
}
