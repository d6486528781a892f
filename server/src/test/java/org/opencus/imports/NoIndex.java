package org.opencus.imports;

import org.opencus.database.Tx;
import org.opencus.records.CatalogueIndex;
import org.opencus.records.CatalogueRecord;
import org.opencus.records.RecordKind;

/** Nothing is kept in step with the catalogue. */
final class NoIndex implements CatalogueIndex {
    @Override
    public void recordSaved(Tx tx, CatalogueRecord saved) {}

    @Override
    public void recordGone(Tx tx, RecordKind kind, String centre, String code) {}

    @Override
    public void centreDone(Tx tx, String centre) {}
}
