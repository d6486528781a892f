package org.opencus.search;

import java.util.List;
import java.util.Optional;
import org.opencus.model.CodeName;
import org.opencus.model.Correction;
import org.opencus.model.HitKind;
import org.opencus.model.MatchedField;
import org.opencus.model.PaymentKind;
import org.opencus.model.SearchHit;
import org.opencus.model.SearchMatch;
import org.opencus.model.SearchReading;
import org.opencus.model.ServiceStatus;
import org.opencus.model.WireForm;

/** What was found, in the words of the contract. */
final class Shown {
    private static final int LONGEST = 160;

    private Shown() {}

    static SearchHit hit(Match match) {
        Candidate found = match.record();
        boolean service = found.kind().equals("service");
        return SearchHit.builder()
                .kind(WireForm.constant(HitKind.class, found.kind()))
                .id(found.id())
                .code(found.code())
                .centre(found.centre())
                .name(found.name())
                .status(
                        service
                                ? Optional.of(WireForm.constant(ServiceStatus.class, found.status()))
                                : Optional.empty())
                .description(found.description())
                .matches(reasons(match))
                .build();
    }

    static List<SearchMatch> reasons(Match match) {
        return match.reasons().stream()
                .map(passage -> new SearchMatch(
                        WireForm.constant(MatchedField.class, passage.field().code()), shortened(passage.text())))
                .toList();
    }

    static SearchReading reading(QueryReading reading) {
        return new SearchReading(
                reading.places().stream()
                        .map(place -> new CodeName(place.code(), place.name()))
                        .toList(),
                reading.topics(),
                reading.corrections().stream()
                        .map(correction -> new Correction(correction.typed(), correction.read()))
                        .toList(),
                reading.elsewhere(),
                reading.free() ? Optional.of(PaymentKind.FREE) : Optional.empty());
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = text.lastIndexOf(' ', LONGEST);
        return text.substring(0, end < 0 ? LONGEST : end) + "…";
    }
}
