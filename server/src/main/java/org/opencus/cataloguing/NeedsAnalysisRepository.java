package org.opencus.cataloguing;

import java.util.UUID;
import org.opencus.database.Tx;

/** Keeps the needs analyses of centres. */
final class NeedsAnalysisRepository {
    boolean exists(Tx tx, String centre, UUID id) {
        try (var rows = tx.execute()
                .createNamedQuery(
                        "needs-analysis.exists", "select id from needs_analysis where id = :id and centre = :centre")
                .addParam("id", id)
                .addParam("centre", centre)
                .execute()) {
            return rows.findFirst().isPresent();
        }
    }
}
