package org.opencus.crypto;

import java.nio.file.Path;
import java.util.List;
import org.opencus.settings.Kind;
import org.opencus.settings.Setting;
import org.opencus.settings.SettingValues;

/** Where the operator keeps the keys: as a text, or in a file; an empty text is none. */
public record KeysetSettings(String text, String file) {
    /** The keys themselves. */
    public static final Setting<String> TEXT = new Setting<>(
            "keyset",
            Kind.secretText(),
            "The keys that residents' data are sealed with, as `open-cus keyset create` writes them; never shown");
    /** Where the keys are. */
    public static final Setting<String> FILE = new Setting<>(
            "keyset-file",
            Kind.text(),
            "A file with these keys, read again when it changes; the demo makes one in its data directory");

    /** In the order of the README. */
    public static final List<Setting<?>> SETTINGS = List.of(TEXT, FILE);

    /** These settings of all. */
    public static KeysetSettings of(SettingValues values) {
        return new KeysetSettings(values.get(TEXT), values.get(FILE));
    }

    /** Whether no keys are given. */
    public boolean isAbsent() {
        return text.isBlank() && file.isBlank();
    }

    /** The keys given; without any those in the default file, which is made where it is missing. */
    public KeysetSource open(Path defaultFile) {
        if (!file.isBlank()) {
            return KeysetSource.of(Path.of(file));
        }
        return text.isBlank() ? KeysetSource.kept(defaultFile) : KeysetSource.of(Keyset.parse(text));
    }

    @Override
    public String toString() {
        return "KeysetSettings[***]";
    }
}
