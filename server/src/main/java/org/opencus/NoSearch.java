package org.opencus;

import java.util.List;
import java.util.Optional;
import org.opencus.catalogue.ServiceSearch;
import org.opencus.contract.Refusal;
import org.opencus.database.Tx;
import org.opencus.model.SearchAdvice;
import org.opencus.records.CatalogueIndex;
import org.opencus.records.CatalogueRecord;
import org.opencus.records.RecordKind;

/** Stands where the search will be. */
final class NoSearch implements ServiceSearch, CatalogueIndex {
    @Override
    public Found find(Tx tx, List<String> centres, String text, Statuses statuses) {
        throw Refusal.of(Refusal.Kind.UNAVAILABLE);
    }

    @Override
    public Optional<SearchAdvice> advice(Tx tx, List<String> centres, String text) {
        return Optional.empty();
    }

    @Override
    public void recordSaved(Tx tx, CatalogueRecord saved) {}

    @Override
    public void recordGone(Tx tx, RecordKind kind, String centre, String code) {}

    @Override
    public void centreDone(Tx tx, String centre) {}
}
