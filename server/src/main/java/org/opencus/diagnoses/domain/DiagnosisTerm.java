package org.opencus.diagnoses.domain;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long a diagnosis may be relied on.
 *
 * @param statutory whether the centre works under the Act, which wants a new diagnosis at least every five years
 * @param until last day on which needs were examined
 * @param validUntil the last day that the centre itself has set
 * @param warnDays how many days before its end the term is due soon
 */
public record DiagnosisTerm(boolean statutory, LocalDate until, Optional<LocalDate> validUntil, int warnDays) {
    /** For so long the Act lets a centre rely on a diagnosis. */
    public static final int YEARS = 5;

    /** The last day of the term, where it has one. */
    public Optional<LocalDate> expiresOn() {
        return Stream.of(validUntil, longest()).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    /** From when on a new diagnosis should be prepared. */
    public Optional<LocalDate> warnsOn() {
        return expiresOn().map(last -> last.minusDays(warnDays));
    }

    /** Whether the centre has set a longer term than the law allows. */
    public boolean tooLong() {
        return validUntil
                .filter(set -> longest().filter(set::isAfter).isPresent())
                .isPresent();
    }

    /** Whether the centre has set a term that ends before it begins. */
    public boolean endsBeforeItBegins() {
        return validUntil.filter(until::isAfter).isPresent();
    }

    private Optional<LocalDate> longest() {
        return statutory ? Optional.of(until.plusYears(YEARS)) : Optional.empty();
    }
}
