package org.opencus.work;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opencus.contract.Call;
import org.opencus.contract.Caller;
import org.opencus.contract.Refusal;

/** What the log keeps of one act. */
record AuditEntry(
        UUID id,
        Instant at,
        Optional<String> centre,
        Caller caller,
        String operation,
        String act,
        String purpose,
        List<UUID> residents,
        String requestId,
        Optional<String> reason) {

    private static final String NO_PURPOSE = "administration";
    private static final String OWN_SIDE = "/v1/me";
    private static final Set<String> NOT_STAFF = Set.of("resident", "volunteer");

    static AuditEntry done(Call call, Instant at, Set<UUID> residents) {
        return of(call, at, residents, Optional.empty());
    }

    static AuditEntry refused(Call call, Instant at, Set<UUID> residents, Refusal refusal) {
        return of(call, at, residents, Optional.of(refusal.kind().code()));
    }

    /** The same act as one centre may see it: what concerned its own residents. */
    AuditEntry at(String where, List<UUID> concerned) {
        return new AuditEntry(
                Act.newId(), at, Optional.of(where), caller, operation, act, purpose, concerned, requestId, reason);
    }

    /** The log is for ever: names of those who act for themselves, and may be erased one day, do not belong into it. */
    private static boolean staff(Call call) {
        return !call.operation().path().startsWith(OWN_SIDE)
                && !NOT_STAFF.containsAll(call.caller().roles());
    }

    private static AuditEntry of(Call call, Instant at, Set<UUID> residents, Optional<String> reason) {
        return new AuditEntry(
                Act.newId(),
                at,
                call.centre(),
                staff(call) ? call.caller() : call.caller().nameless(),
                call.operation().id(),
                call.operation().safe() ? "read" : "write",
                call.purpose().orElse(NO_PURPOSE),
                List.copyOf(residents),
                call.requestId(),
                reason);
    }
}
