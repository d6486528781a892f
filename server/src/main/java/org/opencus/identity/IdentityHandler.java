package org.opencus.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import org.opencus.api.IdentityService;
import org.opencus.contract.Call;
import org.opencus.contract.Caller;
import org.opencus.contract.Reply;
import org.opencus.model.CallerLimits;
import org.opencus.model.CallerScheme;
import org.opencus.model.CentreAccess;
import org.opencus.model.Me;
import org.opencus.model.RoleName;

/** Tells callers who they are. */
public final class IdentityHandler implements IdentityService {
    private final Rights rights;
    private final CallerLimits limits;

    /** Says the same limits to everybody. */
    public IdentityHandler(Rights rights, CallerLimits limits) {
        this.rights = rights;
        this.limits = limits;
    }

    @Override
    public Reply<Me> getMe(GetMe request, Call call) {
        Caller caller = call.caller();
        boolean isKey = caller.scheme().filter(Rights.KEY::equals).isPresent();
        return Reply.of(Me.builder()
                        .subject(caller.subject())
                        .name(caller.name())
                        .scheme(isKey ? CallerScheme.API_KEY : CallerScheme.BEARER)
                        .organisation(caller.organisation())
                        .validUntil(caller.until())
                        .centres(isKey ? ofKey(caller) : ofToken(caller))
                        .limits(limits)
                        .build())
                .notKept();
    }

    private static List<CentreAccess> ofKey(Caller caller) {
        List<CentreAccess> centres = new ArrayList<>();
        caller.memberships()
                .forEach((centre, roles) -> centres.add(new CentreAccess(
                        centre, names(roles), caller.scopes().stream().sorted().toList())));
        return centres;
    }

    private List<CentreAccess> ofToken(Caller caller) {
        Map<String, SortedSet<String>> scopes = rights.scopes(caller.memberships());
        List<CentreAccess> centres = new ArrayList<>();
        new TreeMap<>(caller.memberships())
                .forEach((centre, roles) ->
                        centres.add(new CentreAccess(centre, names(roles), List.copyOf(scopes.get(centre)))));
        return centres;
    }

    private static List<RoleName> names(Set<String> roles) {
        return Roles.all().stream().filter(role -> roles.contains(role.value())).toList();
    }
}
