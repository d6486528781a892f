package org.opencus.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.opencus.contract.Caller;
import org.opencus.database.Transactions;
import org.opencus.identity.AccessRepository.AtCentre;
import org.opencus.keys.KeyRow;
import org.opencus.keys.UsedKey;
import org.opencus.model.RoleName;
import org.opencus.tokens.ClaimMapping;
import org.opencus.tokens.ClaimMapping.Identity;
import org.opencus.tokens.Claims;

/** What somebody may do: roles of the token and of positions held, and what the centre lets these roles do. */
public final class Rights {
    private static final ZoneId ZONE = ZoneId.of("Europe/Warsaw");
    private static final String TOKEN = "bearer";
    static final String KEY = "apiKey";
    /** In what role systems of partners act. */
    private static final String PARTNER = RoleName.PARTNER.value();

    private final ClaimMapping mapping;
    private final Transactions transactions;
    private final Clock clock;
    private final AccessRepository access = new AccessRepository();

    /** Reads tokens by the mapping, and the rest in the database. */
    public Rights(ClaimMapping mapping, Transactions transactions, Clock clock) {
        this.mapping = mapping;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The holder of a token, at the centre that is addressed. */
    Caller of(Claims claims, Optional<String> centre) {
        Identity identity = mapping.identity(claims);
        Optional<Instant> until = claims.end();
        return centre.map(slug -> atCentre(identity, slug, until)).orElseGet(() -> anywhere(identity, until));
    }

    private Caller atCentre(Identity identity, String centre, Optional<Instant> until) {
        AtCentre known =
                transactions.read(tx -> access.at(tx, centre, identity.subject(), identity.organisation(), today()));
        Set<String> roles = new LinkedHashSet<>();
        if (known.present() && isLetIn(identity, known)) {
            roles.addAll(identity.roles().getOrDefault(known.home(), Set.of()));
            roles.addAll(identity.roles().getOrDefault(ClaimMapping.EVERYWHERE, Set.of()));
            roles.addAll(known.held());
        }
        if (known.organisationEnded()) {
            roles.remove(PARTNER);
        }
        Map<String, Set<String>> memberships = new HashMap<>(identity.roles());
        memberships.put(centre, roles);
        return caller(identity, memberships, roles, Roles.scopes(roles, known.set()), until);
    }

    /** A sandbox is for the staff of the centre that made it, and for the people of one partner. */
    private static boolean isLetIn(Identity identity, AtCentre known) {
        return known.partner().isEmpty()
                || identity.organisation().isEmpty()
                || identity.organisation().equals(known.partner());
    }

    private Caller anywhere(Identity identity, Optional<Instant> until) {
        Map<String, Set<String>> memberships = new HashMap<>();
        Set<String> everywhere = identity.roles().getOrDefault(ClaimMapping.EVERYWHERE, Set.of());
        identity.roles().forEach((centre, roles) -> add(memberships, centre, roles));
        transactions
                .read(tx -> access.held(tx, identity.subject(), today()))
                .forEach((centre, roles) -> add(memberships, centre, roles));
        memberships.values().forEach(roles -> roles.addAll(everywhere));
        leaveOutEnded(memberships, identity.organisation());
        Set<String> roles = new LinkedHashSet<>();
        memberships.values().forEach(roles::addAll);
        SortedSet<String> scopes = new TreeSet<>();
        scopes(memberships).values().forEach(scopes::addAll);
        return caller(identity, memberships, roles, scopes, until);
    }

    private void leaveOutEnded(Map<String, Set<String>> memberships, Optional<String> organisation) {
        transactions
                .read(tx -> access.ended(tx, memberships.keySet(), organisation))
                .forEach(ended -> {
                    if (ended.closed()) {
                        memberships.remove(ended.centre());
                    } else {
                        memberships.get(ended.centre()).remove(PARTNER);
                    }
                });
    }

    private static void add(Map<String, Set<String>> memberships, String centre, Set<String> roles) {
        memberships.computeIfAbsent(centre, _ -> new LinkedHashSet<>()).addAll(roles);
    }

    /** What the roles grant at each centre. */
    Map<String, SortedSet<String>> scopes(Map<String, Set<String>> memberships) {
        Map<String, Map<String, Set<String>>> set = transactions.read(tx -> access.set(tx, memberships.keySet()));
        Map<String, SortedSet<String>> scopes = new HashMap<>();
        memberships.forEach((centre, roles) ->
                scopes.put(centre, Roles.scopes(roles, set.getOrDefault(centre, Map.of()))));
        return scopes;
    }

    private static Caller caller(
            Identity identity,
            Map<String, Set<String>> memberships,
            Set<String> roles,
            Set<String> scopes,
            Optional<Instant> until) {
        return new Caller(
                identity.subject(),
                identity.name(),
                Optional.of(TOKEN),
                identity.organisation(),
                memberships,
                roles,
                scopes,
                until);
    }

    /** The system that holds a key: known at the key's own centre, a stranger at others. */
    Caller of(UsedKey used, Optional<String> centre) {
        KeyRow key = used.key();
        boolean home = centre.isEmpty() || centre.get().equals(key.centre());
        return new Caller(
                "key:" + key.keyName(),
                Optional.of(key.name()),
                Optional.of(KEY),
                key.organisation(),
                Map.of(key.centre(), Set.of(PARTNER)),
                home ? Set.of(PARTNER) : Set.of(),
                home ? scopes(used) : Set.of(),
                Optional.of(key.expiresAt()));
    }

    /** A key of an organisation never does more than partners may at that moment. */
    private static Set<String> scopes(UsedKey used) {
        Set<String> scopes = new LinkedHashSet<>(used.key().scopes());
        if (used.key().organisation().isPresent()) {
            scopes.retainAll(used.partners().orElseGet(() -> Roles.shipped(PARTNER)));
        }
        return scopes;
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZONE));
    }
}
