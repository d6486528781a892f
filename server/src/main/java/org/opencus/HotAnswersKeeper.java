package org.opencus;

import org.opencus.contract.HotAnswers;
import org.opencus.database.CatalogueChanges;

/** Keeps answers in memory true: they go when their data change, and all of them while changes are not heard. */
record HotAnswersKeeper(HotAnswers answers) implements CatalogueChanges.Listener {
    @Override
    public void listening() {
        answers.resume();
    }

    @Override
    public void changed(String centre) {
        if (centre.equals(HotAnswers.EVERYTHING)) {
            answers.dropAll();
        } else {
            answers.drop(centre);
        }
    }

    @Override
    public void lost() {
        answers.suspend();
    }
}
