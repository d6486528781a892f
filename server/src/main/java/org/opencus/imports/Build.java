package org.opencus.imports;

import jakarta.json.JsonBuilderFactory;
import java.util.Map;
import org.opencus.contract.Values;

/** Where JSON values are built: {@code Values.JSON.createObjectBuilder()} would look for its provider each time. */
final class Build {
    static final JsonBuilderFactory JSON = Values.JSON.createBuilderFactory(Map.of());

    private Build() {}
}
