package org.opencus.identity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.opencus.api.AccessService;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.identity.domain.RoleRules;
import org.opencus.identity.domain.RoleRules.Fault;
import org.opencus.identity.domain.RoleRules.Giver;
import org.opencus.model.Role;
import org.opencus.model.RoleList;
import org.opencus.model.RoleName;
import org.opencus.work.Act;
import org.opencus.work.Work;

/** Shows and sets what roles may do at a centre. */
public final class AccessHandler implements AccessService {
    private static final Map<Fault, Text> TEXTS = Map.of(
            Fault.OWN_ROLE,
            new Text("Nikt nie poszerza uprawnień roli, którą sam ma.", "Nobody widens a role that they hold."),
            Fault.NOT_YOURS,
            new Text(
                    "Nie możesz nadać uprawnienia, którego sam tu nie masz.",
                    "You cannot grant a scope that you lack here."),
            Fault.NOT_FOR_THIS_ROLE,
            new Text("Ta rola nie może mieć tego uprawnienia.", "This role cannot have this scope."),
            Fault.NEEDED,
            new Text(
                    "Tego uprawnienia nie można tej roli odebrać: bez niego nikt nie mógłby cofnąć zmiany albo jej"
                            + " zobaczyć.",
                    "This role keeps this scope: without it nobody could take the change back, or see it."));
    private static final Text UNKNOWN = new Text("Nie ma takiego uprawnienia.", "There is no such scope.");
    private static final Text SANDBOX = new Text(
            "W piaskownicy role znaczą to, co w centrum, które ją utworzyło; zmień je tam.",
            "In a sandbox roles mean what they mean at the centre that made it; change them there.");

    private final Work work;
    private final Set<String> scopes;
    private final RoleScopesRepository repository = new RoleScopesRepository();

    /** Knows the scopes that there are. */
    public AccessHandler(Work work, Set<String> scopes) {
        this.work = work;
        this.scopes = Set.copyOf(scopes);
    }

    @Override
    public Reply<RoleList> listRoles(ListRoles request, Call call) {
        return work.read(call, act -> {
            Map<String, RoleScopesRepository.Row> set =
                    repository.all(act.tx(), repository.home(act.tx(), request.centre()));
            return Reply.of(new RoleList(Roles.all().stream()
                    .map(role -> view(role, Optional.ofNullable(set.get(role.value()))))
                    .toList()));
        });
    }

    @Override
    public Reply<Role> getRole(GetRole request, Call call) {
        return work.read(call, act -> reply(act, repository.home(act.tx(), request.centre()), request.role()));
    }

    @Override
    public Reply<Role> setRole(SetRole request, Call call) {
        return work.change(call, act -> {
            if (!repository.home(act.tx(), request.centre()).equals(request.centre())) {
                throw Refusal.of(Refusal.Kind.CONFLICT, SANDBOX);
            }
            String role = request.role().value();
            Optional<RoleScopesRepository.Row> present = repository.find(act.tx(), request.centre(), role);
            long version = present.map(RoleScopesRepository.Row::version).orElse(0L);
            call.expect(version);
            List<String> wanted = request.body().scopes();
            refuse(violations(role, present, wanted, call));
            SortedSet<String> sorted = new TreeSet<>(wanted);
            boolean done = repository.set(
                    act.tx(),
                    request.centre(),
                    role,
                    sorted,
                    version,
                    act.now(),
                    call.caller().subject());
            if (!done) {
                throw Refusal.of(Refusal.Kind.STALE);
            }
            return reply(act, request.centre(), request.role());
        });
    }

    private List<Violation> violations(
            String role, Optional<RoleScopesRepository.Row> present, List<String> wanted, Call call) {
        List<Violation> violations = new ArrayList<>();
        List<String> known = wanted.stream().filter(scopes::contains).toList();
        for (String scope : wanted) {
            if (!known.contains(scope)) {
                violations.add(new Violation(pointer(wanted, scope), "unknown-scope", UNKNOWN));
            }
        }
        Set<String> before =
                present.<Set<String>>map(row -> new HashSet<>(row.scopes())).orElseGet(() -> Roles.shipped(role));
        var giver = new Giver(call.caller().roles(), call.caller().scopes());
        RoleRules.findings(role, Roles.shipped(role), before, known, giver)
                .forEach(finding -> violations.add(new Violation(
                        pointer(wanted, finding.scope()),
                        finding.fault().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        TEXTS.get(finding.fault()))));
        return violations;
    }

    private static String pointer(List<String> wanted, String scope) {
        int at = wanted.indexOf(scope);
        return at < 0 ? "/scopes" : "/scopes/" + at;
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw Refusal.of(Refusal.Kind.RULE_BROKEN, violations);
        }
    }

    private Reply<Role> reply(Act act, String centre, RoleName role) {
        Optional<RoleScopesRepository.Row> set = repository.find(act.tx(), centre, role.value());
        return Reply.of(view(role, set))
                .version(set.map(RoleScopesRepository.Row::version).orElse(0L));
    }

    private static Role view(RoleName role, Optional<RoleScopesRepository.Row> set) {
        List<String> shipped = List.copyOf(Roles.shipped(role.value()));
        List<String> scopes = set.map(RoleScopesRepository.Row::scopes).orElse(shipped);
        return Role.builder()
                .role(role)
                .name(Roles.name(role).polish())
                .nameEn(Roles.name(role).english())
                .scopes(scopes)
                .shippedScopes(shipped)
                .changed(!scopes.equals(shipped))
                .changedAt(set.map(RoleScopesRepository.Row::changedAt))
                .build();
    }
}
