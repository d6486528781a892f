package org.opencus;

import org.opencus.crypto.Keyring;
import org.opencus.crypto.KeysetSource;
import org.opencus.crypto.PersonKeyRepository;
import org.opencus.database.Transactions;

/** The keys of the settings. */
final class Keys {
    private Keys() {}

    /** Where they come from; the demo makes a file of its own. */
    static KeysetSource source(Settings settings) {
        return settings.keyset().open(settings.dataDirectory().resolve("keyset.json"));
    }

    /** Refused where they are not those that this database was sealed with. */
    static Keyring ring(Transactions transactions, KeysetSource source) {
        var keyring = new Keyring(source);
        transactions
                .read(tx -> new PersonKeyRepository().any(tx))
                .ifPresent(key -> keyring.open(key.person(), key.wrapped()));
        return keyring;
    }
}
