package org.opencus.cataloguing;

import org.opencus.database.Rows;
import org.opencus.database.Tx;

/** Keeps how centres keep their catalogues. */
final class CatalogueSettingRepository {
    private static final int USUAL_DAYS = 180;

    int staleAfterDays(Tx tx, String centre) {
        try (var rows = tx.execute()
                .createNamedQuery(
                        "catalogue-setting.find",
                        "select stale_after_days from catalogue_setting where centre = :centre")
                .addParam("centre", centre)
                .execute()) {
            return rows.findFirst()
                    .map(row -> Rows.integer(row, "stale_after_days"))
                    .orElse(USUAL_DAYS);
        }
    }

    /** Lets one transaction at a time change the settings of a centre. */
    void lock(Tx tx, String centre) {
        try (var rows = tx.execute()
                .createNamedQuery(
                        "catalogue-setting.lock",
                        "select pg_advisory_xact_lock(hashtextextended('catalogue_setting/' || :centre, 0)) is null as"
                                + " taken")
                .addParam("centre", centre)
                .execute()) {
            var _ = rows.findFirst().orElseThrow();
        }
    }

    void save(Tx tx, String centre, int staleAfterDays) {
        var _ = tx.execute()
                .createNamedInsert("catalogue-setting.save", """
                    insert into catalogue_setting (centre, stale_after_days) values (:centre, :days)
                    on conflict (centre) do update set stale_after_days = excluded.stale_after_days
                    """)
                .addParam("centre", centre)
                .addParam("days", staleAfterDays)
                .execute();
    }
}
