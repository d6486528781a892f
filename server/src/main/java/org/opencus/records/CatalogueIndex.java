package org.opencus.records;

import org.opencus.database.Tx;

/** Something kept in step with the catalogue, such as the search index; it works inside the transaction of each change. */
public interface CatalogueIndex {
    /** The record was added, changed or has come back; its row is already written. */
    void recordSaved(Tx tx, CatalogueRecord saved);

    /** The record left the catalogue. */
    void recordGone(Tx tx, RecordKind kind, String centre, String code);

    /**
     * All changes of the transaction to this centre are written; it is called only when there was one. The names of
     * things that other records refer to may have changed. {@link CatalogueRecord#EVERY_CENTRE}: what all centres share.
     */
    void centreDone(Tx tx, String centre);
}
