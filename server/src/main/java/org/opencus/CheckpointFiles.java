package org.opencus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.opencus.audit.AuditCheckpoint;

/** Files that remember how far the log of acts went. */
final class CheckpointFiles {
    private CheckpointFiles() {}

    /** What the file says, {@link AuditCheckpoint#NONE} where there is none yet; empty where it says something else. */
    static Optional<AuditCheckpoint> read(Optional<Path> file) {
        if (file.filter(Files::exists).isEmpty()) {
            return Optional.of(AuditCheckpoint.NONE);
        }
        try {
            return AuditCheckpoint.read(Files.readString(file.get()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Puts the new one in the place of the old one at once, so that a crash leaves one of them. */
    static void write(Path file, AuditCheckpoint checkpoint) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.writeString(next, checkpoint.text());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoint could not be written: " + file, e);
        }
    }
}
