package org.opencus.residents;

import java.util.List;
import org.opencus.crypto.Keyring;
import org.opencus.crypto.PersonKeyRepository;
import org.opencus.database.Tx;

/** Wraps and hashes anew, with the keys of now, what was made with older ones; in batches, while the server runs. */
public final class KeyRenewal {
    private static final int BATCH = 500;

    private final Keyring keyring;
    private final ResidentRepository residents = new ResidentRepository();
    private final PersonKeyRepository keys = new PersonKeyRepository();
    private final ResidentSeal seal;
    private final ResidentHashes hashes;

    /** To the keys that the keyring makes new things with. */
    public KeyRenewal(Keyring keyring) {
        this.keyring = keyring;
        this.seal = new ResidentSeal(keyring);
        this.hashes = new ResidentHashes(keyring);
    }

    /** Renews one batch and tells how many rows were; zero when nothing is left. */
    public int renew(Tx tx) {
        return rewrap(tx) + rehash(tx);
    }

    private int rewrap(Tx tx) {
        List<PersonKeyRepository.Kept> old = keys.notWrappedBy(tx, keyring.wrappingId(), BATCH);
        old.forEach(key -> keys.rewrap(tx, key.person(), keyring.rewrap(key.person(), key.wrapped())));
        return old.size();
    }

    private int rehash(Tx tx) {
        List<ResidentRow> old = residents.notHashedBy(tx, hashes.hashedBy(), BATCH);
        for (KnownResident each : seal.open(old)) {
            String centre = each.row().centre();
            residents.rehash(
                    tx,
                    each.id(),
                    hashes.pesel(centre, each.details()),
                    hashes.of(centre, each.details()),
                    hashes.hashedBy());
        }
        return old.size();
    }

    /** Whether anything is left that was made with older keys. */
    public boolean isDue(Tx tx) {
        return keys.anyNotWrappedBy(tx, keyring.wrappingId()) || residents.anyNotHashedBy(tx, hashes.hashedBy());
    }
}
