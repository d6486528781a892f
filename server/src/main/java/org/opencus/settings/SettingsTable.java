package org.opencus.settings;

import java.util.Collection;
import java.util.Map;

/** The table of settings in the README. */
public final class SettingsTable {
    private SettingsTable() {}

    /** Markdown with one line for each setting, in the order given. */
    public static String markdown(Collection<Setting<?>> settings) {
        Map<String, String> defaults = SettingValues.defaults();
        var table = new StringBuilder("""
            | environment | in the file | default | meaning |
            | --- | --- | --- | --- |
            """);
        for (Setting<?> setting : settings) {
            String value = defaults.get(setting.name());
            table.append("| `%s` | `%s` | %s | %s |\n"
                    .formatted(
                            setting.variable(),
                            setting.name(),
                            value.isEmpty() ? "(empty)" : "`" + value + "`",
                            setting.meaning() + " (" + setting.kind().expected() + ")"));
        }
        return table.toString();
    }
}
