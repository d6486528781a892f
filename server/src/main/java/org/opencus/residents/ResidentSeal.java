package org.opencus.residents;

import java.util.List;
import java.util.UUID;
import org.opencus.crypto.Keyring;
import org.opencus.crypto.PersonKey;

/** Opens and seals records of residents. */
public final class ResidentSeal {
    private static final String PLACE = "resident.sealed";

    private final Keyring keyring;

    /** With the keys of the installation. */
    public ResidentSeal(Keyring keyring) {
        this.keyring = keyring;
    }

    /** The record behind a row. */
    public KnownResident open(ResidentRow row) {
        PersonKey key = keyring.open(row.id(), row.wrapped());
        return new KnownResident(row, key, ResidentFile.read(key.open(PLACE, row.id(), row.sealed())));
    }

    /** The records behind rows, in their order. */
    public List<KnownResident> open(List<ResidentRow> rows) {
        return rows.stream().map(this::open).toList();
    }

    /** What to keep of a file. */
    public byte[] seal(PersonKey key, UUID id, ResidentFile file) {
        return key.seal(PLACE, id, file.bytes());
    }
}
