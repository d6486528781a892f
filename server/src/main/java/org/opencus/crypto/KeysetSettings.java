package org.opencus.crypto;

import java.nio.file.Path;

/** Where the operator keeps the keys: as a text, or in a file; an empty text is none. */
public record KeysetSettings(String text, String file) {
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
