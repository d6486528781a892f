package org.opencus.residents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.model.RepresentationBasisKind;
import org.opencus.model.RepresentationCreate;
import org.opencus.model.RepresentationKind;
import org.opencus.residents.domain.Ages;

/** Which basis gives which right to act for somebody, and how long. */
final class RepresentationRules {
    private static final Map<RepresentationKind, Set<RepresentationBasisKind>> BASES = Map.of(
            RepresentationKind.STATUTORY_REPRESENTATIVE,
            Set.of(
                    RepresentationBasisKind.PARENTAL_AUTHORITY,
                    RepresentationBasisKind.COURT_DECISION,
                    RepresentationBasisKind.OTHER),
            RepresentationKind.GUARDIAN,
            Set.of(RepresentationBasisKind.COURT_DECISION, RepresentationBasisKind.OTHER),
            RepresentationKind.INFORMAL_CAREGIVER,
            Set.of(
                    RepresentationBasisKind.ACTUAL_CARE,
                    RepresentationBasisKind.POWER_OF_ATTORNEY,
                    RepresentationBasisKind.OTHER));
    private static final Text DOES_NOT_FIT =
            new Text("Z tej podstawy nie wynika taki rodzaj reprezentacji.", "This basis gives no such right to act.");
    private static final Text OF_AGE = new Text(
            "Ta osoba była już pełnoletnia, więc nie podlegała władzy rodzicielskiej.",
            "This person was of age already, so nobody had parental authority.");
    private static final Text ENDS_BEFORE =
            new Text("Nie może być wcześniej niż „validFrom”.", "Cannot be before 'validFrom'.");

    private RepresentationRules() {}

    /** What is wrong with kind, basis and period. */
    static List<Violation> faults(RepresentationCreate asked, Optional<LocalDate> born) {
        List<Violation> faults = new ArrayList<>();
        if (asked.validUntil()
                .filter(until -> until.isBefore(asked.validFrom()))
                .isPresent()) {
            faults.add(new Violation("/validUntil", "before-validFrom", ENDS_BEFORE));
        }
        if (!BASES.get(asked.kind()).contains(asked.basis().kind())) {
            faults.add(new Violation("/basis/kind", "does-not-fit", DOES_NOT_FIT));
        } else if (comingOfAge(asked, born)
                .filter(day -> !asked.validFrom().isBefore(day))
                .isPresent()) {
            faults.add(new Violation("/basis/kind", "of-age", OF_AGE));
        }
        return faults;
    }

    /** The last day on which it holds: parental authority ends when the child comes of age, whatever was recorded. */
    static Optional<LocalDate> lastDay(RepresentationCreate representation, Optional<LocalDate> born) {
        Optional<LocalDate> minority = comingOfAge(representation, born).map(day -> day.minusDays(1));
        return minority.filter(
                        day -> representation.validUntil().filter(day::isAfter).isEmpty())
                .or(representation::validUntil);
    }

    private static Optional<LocalDate> comingOfAge(RepresentationCreate representation, Optional<LocalDate> born) {
        return representation.basis().kind() == RepresentationBasisKind.PARENTAL_AUTHORITY
                ? born.map(Ages::ofAgeFrom)
                : Optional.empty();
    }
}
