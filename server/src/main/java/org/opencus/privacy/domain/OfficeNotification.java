package org.opencus.privacy.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The duty to notify the supervisory office of a breach (GDPR art. 33).
 *
 * @param owed whether there is a risk for the persons; without any the office need not be notified
 */
public record OfficeNotification(Instant foundAt, boolean owed, Optional<Instant> notifiedAt) {
    private static final Duration WITHIN = Duration.ofHours(72);

    /** Until when it must be done. */
    public Instant dueAt() {
        return foundAt.plus(WITHIN);
    }

    /** Whether it should have been done and was not. */
    public boolean isOverdue(Instant now) {
        return owed && notifiedAt.isEmpty() && now.isAfter(dueAt());
    }

    /** Whether it was done too late, which has to be explained. */
    public boolean wasLate() {
        return notifiedAt.filter(at -> at.isAfter(dueAt())).isPresent();
    }
}
