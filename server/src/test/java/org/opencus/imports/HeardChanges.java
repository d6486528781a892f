package org.opencus.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.opencus.database.Tx;
import org.opencus.records.CatalogueIndex;
import org.opencus.records.CatalogueRecord;
import org.opencus.records.RecordKind;

/** Writes down what an index is told. */
final class HeardChanges implements CatalogueIndex {
    private final List<String> words = Collections.synchronizedList(new ArrayList<>());

    List<String> words() {
        return words;
    }

    @Override
    public void recordSaved(Tx tx, CatalogueRecord saved) {
        words.add("saved " + saved.code());
    }

    @Override
    public void recordGone(Tx tx, RecordKind kind, String centre, String code) {
        words.add("gone " + code);
    }

    @Override
    public void centreDone(Tx tx, String centre) {
        words.add("done " + centre);
    }
}
