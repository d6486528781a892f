package org.opencus.providers;

import jakarta.json.JsonObjectBuilder;

/** Views of records that need nothing but what they hold. */
final class Recorded {
    private Recorded() {}

    /** Of what is changed as time goes on. */
    static <V> ProviderViews<V> changeable(Class<V> type) {
        return new ProviderViews<>(
                type,
                (_, _) ->
                        (row, shown) -> shown.add("modifiedAt", row.modifiedAt().toString()));
    }

    /** Of what is said once. */
    static <V> ProviderViews<V> once(Class<V> type) {
        return new ProviderViews<>(type, (_, _) -> Recorded::by);
    }

    /** Of what is said once about something else; {@code above} is the property that names it. */
    static <V> ProviderViews<V> part(Class<V> type, String above) {
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
