package org.opencus.imports;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import java.util.Map;

/** Where JSON values are built: {@code Json.createObjectBuilder()} would look for its provider each time. */
final class Build {
    static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private Build() {}
}
