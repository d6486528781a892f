package org.opencus.cataloguing;

import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatementQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.api.UpkeepService.ListNeedsAnalyses;
import org.opencus.database.Parameters;
import org.opencus.database.Rows;
import org.opencus.database.Tx;
import org.opencus.model.NeedsAnalysis;
import org.opencus.paging.Cursors;
import org.opencus.paging.Listing;
import org.opencus.paging.Page;

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

    void insert(Tx tx, String centre, NeedsAnalysis analysis, String recordedBy) {
        var _ = tx.execute()
                .createNamedInsert("needs-analysis.insert", """
                    insert into needs_analysis
                        (id, centre, title, carried_out_on, conclusion, document, recorded_at, recorded_by)
                    values (:id, :centre, :title, :on, :conclusion, cast(:document as text), :at, :by)
                    """)
                .addParam("id", analysis.id())
                .addParam("centre", centre)
                .addParam("title", analysis.title())
                .addParam("on", analysis.carriedOutOn())
                .addParam("conclusion", analysis.conclusion())
                .addParam("document", analysis.document().orElse(null))
                .addParam("at", Parameters.moment(analysis.recordedAt()))
                .addParam("by", recordedBy)
                .execute();
    }

    Page<NeedsAnalysis> page(Tx tx, ListNeedsAnalyses asked) {
        Listing listing = Listing.of("needs-analyses").with("centre", Optional.of(asked.centre()));
        Optional<List<String>> after = Cursors.keys(listing, asked.cursor(), 1);
        DbStatementQuery query = tx.execute()
                .createNamedQuery(
                        "needs-analysis.page",
                        "select * from needs_analysis where centre = :centre%s order by id desc limit :size"
                                .formatted(after.isPresent() ? " and id < cast(:id as uuid)" : ""))
                .addParam("centre", asked.centre())
                .addParam("size", asked.limit() + 1);
        after.ifPresent(keys -> query.addParam("id", keys.getFirst()));
        try (Stream<DbRow> rows = query.execute()) {
            return Page.of(
                    rows.map(NeedsAnalysisRepository::analysis).toList(),
                    asked.limit(),
                    each -> listing.cursor(List.of(each.id().toString())));
        }
    }

    private static NeedsAnalysis analysis(DbRow row) {
        return new NeedsAnalysis(
                Rows.uuid(row, "id"),
                Rows.text(row, "title"),
                Rows.optionalDay(row, "carried_out_on").orElseThrow(),
                Rows.text(row, "conclusion"),
                Rows.optionalText(row, "document"),
                Rows.instant(row, "recorded_at"));
    }
}
