package org.opencus.residents;

import java.util.UUID;
import org.opencus.crypto.PersonKey;
import org.opencus.model.ResidentDetails;

/** A resident whose record has been opened, with the key for whatever else is sealed for them. */
public record KnownResident(ResidentRow row, PersonKey key, ResidentFile file) {
    /** The id. */
    public UUID id() {
        return row.id();
    }

    /** The fields. */
    public ResidentDetails details() {
        return file.details();
    }
}
