package org.opencus.work;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.opencus.contract.Call;
import org.opencus.database.Tx;

/** One act of one caller, while it is done. */
public final class Act {
    private static final TimeBasedEpochRandomGenerator IDS = Generators.timeBasedEpochRandomGenerator();

    private final Call call;
    private final Instant now;
    private final Tx tx;
    private final Set<UUID> residents;

    Act(Call call, Instant now, Tx tx, Set<UUID> residents) {
        this.call = call;
        this.now = now;
        this.tx = tx;
        this.residents = residents;
    }

    /** A new id that sorts by time (UUIDv7). */
    public static UUID newId() {
        return IDS.generate();
    }

    /** Who asks, and how. */
    public Call call() {
        return call;
    }

    /** When it is done: one moment for everything that the act writes. */
    public Instant now() {
        return now;
    }

    /** The transaction that holds the act and its audit entry. */
    public Tx tx() {
        return tx;
    }

    /** Says whose data are touched; before anything that may refuse, so that they also see failed attempts. */
    public void concerns(UUID residentId) {
        residents.add(residentId);
    }

    /** Says whose data are touched. */
    public void concerns(Collection<UUID> residentIds) {
        residents.addAll(residentIds);
    }

    Set<UUID> residents() {
        return new LinkedHashSet<>(residents);
    }
}
