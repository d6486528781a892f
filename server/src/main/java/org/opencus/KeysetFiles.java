package org.opencus;

import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opencus.crypto.CryptoRefused;
import org.opencus.crypto.Keyset;
import org.opencus.crypto.KeysetSource;
import org.opencus.logging.LogSettings;
import org.opencus.logging.Logging;

/** Makes and extends files of keys; needs no settings, so that keys can be made before there are any. */
final class KeysetFiles {
    private static final System.Logger LOGGER = System.getLogger(Application.class.getName());

    private KeysetFiles() {}

    static Exit change(Command.KeysetChange change, Path file) {
        try (var _ = Logging.configure(LogSettings.PLAIN)) {
            return changed(change, file);
        }
    }

    private static Exit changed(Command.KeysetChange change, Path file) {
        try {
            return change == Command.KeysetChange.CREATE ? create(file) : rotate(file);
        } catch (CryptoRefused refused) {
            LOGGER.log(Level.ERROR, refused.getMessage());
            return Exit.WRONG_USE;
        }
    }

    private static Exit create(Path file) {
        if (Files.exists(file)) {
            LOGGER.log(Level.ERROR, file + " is there already; whoever overwrites keys loses what they seal");
            return Exit.WRONG_USE;
        }
        KeysetSource.write(file, Keyset.generate());
        LOGGER.log(Level.INFO, "Keys made in " + file + "; keep a copy apart from the backups");
        return Exit.DONE;
    }

    private static Exit rotate(Path file) {
        Keyset rotated = KeysetSource.of(file).current().rotated();
        KeysetSource.write(file, rotated);
        LOGGER.log(Level.INFO, "Keys of each kind in " + file + ": " + rotated.size() + "; run renew-keys next");
        return Exit.DONE;
    }
}
