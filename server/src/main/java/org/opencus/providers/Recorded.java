package org.opencus.providers;

import jakarta.json.JsonObjectBuilder;

/** Shows what was said once: by whom, when, and about what. */
final class Recorded {
    private Recorded() {}

    /** Views of such records; {@code above} is the property that names what they belong to. */
    static <V> ProviderViews<V> views(Class<V> type, String above) {
        return new ProviderViews<>(type, (_, _) -> (row, shown) -> {
            by(row, shown);
            row.parent().ifPresent(id -> shown.add(above, id.toString()));
        });
    }

    private static void by(ProviderRow row, JsonObjectBuilder shown) {
        shown.add("recordedAt", row.modifiedAt().toString());
        // A partner answers as an organisation; who typed it is its own affair.
        if (row.author().organisation().isEmpty()) {
            row.author().name().ifPresent(name -> shown.add("recordedBy", name));
        }
    }
}
