package org.opencus.cataloguing;

import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.opencus.api.ServiceBaseService.GetServiceAvailability;
import org.opencus.cataloguing.domain.OfferPeriod;
import org.opencus.cataloguing.domain.OfferPeriod.Span;
import org.opencus.model.Period;
import org.opencus.model.Service;
import org.opencus.model.ServiceAvailability;
import org.opencus.model.ServiceStatus;
import org.opencus.model.UnavailableReason;
import org.opencus.model.UnitPool;

/** Puts together whether so much of a service can be had on a day, with every reason why not. */
final class AvailabilityAnswers {
    private AvailabilityAnswers() {}

    static ServiceAvailability of(
            Service service, List<String> weekdays, List<UnitPool> pools, GetServiceAvailability asked) {
        List<UnavailableReason> reasons = new ArrayList<>();
        if (service.status() != ServiceStatus.EXISTING) {
            reasons.add(UnavailableReason.NOT_EXISTING);
        } else if (!service.available()) {
            reasons.add(UnavailableReason.OTHER_SCOPE);
        }
        String day = asked.on()
                .getDayOfWeek()
                .getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                .toLowerCase(Locale.ROOT);
        if (!weekdays.isEmpty() && !weekdays.contains(day)) {
            reasons.add(UnavailableReason.NOT_ON_THIS_DAY);
        }
        if (!service.period()
                .map(AvailabilityAnswers::period)
                .orElse(new OfferPeriod(List.of()))
                .covers(asked.on())) {
            reasons.add(UnavailableReason.OUTSIDE_PERIOD);
        }
        Optional<UnitPool> pool = pools.size() == 1 ? Optional.of(pools.getFirst()) : Optional.empty();
        units(pools, asked.quantity()).ifPresent(reasons::add);
        return ServiceAvailability.builder()
                .available(reasons.isEmpty())
                .on(asked.on())
                .quantity(asked.quantity())
                .unit(pool.map(UnitPool::unit).or(asked::unit))
                .left(pool.map(UnitPool::left))
                .poolId(pool.map(UnitPool::id))
                .reasons(reasons)
                .build();
    }

    private static Optional<UnavailableReason> units(List<UnitPool> pools, int quantity) {
        return switch (pools.size()) {
            case 0 -> Optional.of(UnavailableReason.NO_UNITS_PUBLISHED);
            case 1 ->
                pools.getFirst().left() < quantity ? Optional.of(UnavailableReason.TOO_FEW_LEFT) : Optional.empty();
            default -> Optional.of(UnavailableReason.UNIT_AMBIGUOUS);
        };
    }

    private static OfferPeriod period(Period period) {
        List<Span> spans = new ArrayList<>();
        if (period.from().isPresent() || period.to().isPresent()) {
            spans.add(new Span(period.from(), period.to()));
        }
        period.quarters().forEach(quarter -> spans.add(new Span(Optional.of(quarter), Optional.of(quarter))));
        period.ranges().forEach(range -> spans.add(new Span(Optional.of(range.from()), Optional.of(range.to()))));
        return new OfferPeriod(spans);
    }
}
