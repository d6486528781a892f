package org.opencus.imports;

import static org.opencus.database.Rows.text;

import java.util.Optional;
import org.opencus.database.Tx;

/** Remembers which edition of the shipped data has been loaded. */
final class ShippedDataRepository {
    /** The edition that was loaded; none also when the catalogue holds no centre. */
    Optional<String> loaded(Tx tx, String name) {
        try (var rows = tx.execute()
                .createNamedQuery("shipped-data.loaded", """
                    select fingerprint from shipped_data
                    where name = :name and exists (select 1 from centre)
                    """)
                .addParam("name", name)
                .execute()) {
            return rows.findFirst().map(row -> text(row, "fingerprint"));
        }
    }

    void remember(Tx tx, String name, String fingerprint) {
        var _ = tx.execute()
                .createNamedInsert("shipped-data.remember", """
                    insert into shipped_data (name, fingerprint, loaded_at) values (:name, :fingerprint, now())
                    on conflict (name) do update set fingerprint = excluded.fingerprint, loaded_at = now()
                    """)
                .addParam("name", name)
                .addParam("fingerprint", fingerprint)
                .execute();
    }
}
