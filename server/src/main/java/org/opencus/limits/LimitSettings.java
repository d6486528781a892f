package org.opencus.limits;

import java.util.List;
import org.opencus.settings.Kind;
import org.opencus.settings.Setting;
import org.opencus.settings.SettingValues;

/** Requests in a minute; 0 for no limit. */
public record LimitSettings(int address, int person, int partner) {
    private static final Kind<Integer> REQUESTS = Kind.number(0, 10_000_000);
    private static final Setting<Integer> ADDRESS = new Setting<>(
            "limits.address",
            REQUESTS,
            "Requests in a minute without credentials from one address, over all instances; 429 beyond, 0 for no"
                    + " limit");
    private static final Setting<Integer> PERSON =
            new Setting<>("limits.person", REQUESTS, "The same with one person's tokens");
    private static final Setting<Integer> PARTNER =
            new Setting<>("limits.partner", REQUESTS, "The same with one partner's key");

    /** In the order of the README. */
    public static final List<Setting<?>> SETTINGS = List.of(ADDRESS, PERSON, PARTNER);

    /** These settings of all. */
    public static LimitSettings of(SettingValues values) {
        return new LimitSettings(values.get(ADDRESS), values.get(PERSON), values.get(PARTNER));
    }
}
