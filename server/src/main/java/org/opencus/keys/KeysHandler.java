package org.opencus.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.opencus.api.KeysService;
import org.opencus.contract.Call;
import org.opencus.contract.Contract;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.model.ApiKey;
import org.opencus.model.ApiKeyCreate;
import org.opencus.model.ApiKeyPage;
import org.opencus.model.IssuedApiKey;
import org.opencus.paging.Cursors;
import org.opencus.paging.Listing;
import org.opencus.paging.Page;
import org.opencus.work.Act;
import org.opencus.work.Work;

/** Makes, shows, rotates and revokes keys. */
public final class KeysHandler implements KeysService {
    private static final Duration USUAL_LIFE = Duration.ofDays(365);
    private static final Duration LONGEST_LIFE = Duration.ofDays(731);
    private static final int USUAL_OVERLAP = 24;
    private static final Text NOT_YOURS = new Text(
            "Nie możesz dać kluczowi uprawnienia, którego sam tu nie masz.",
            "You cannot give a key a scope that you lack here.");
    private static final Text NOT_FOR_KEYS =
            new Text("Tego uprawnienia nie mogą mieć klucze.", "No key can have this scope.");
    private static final Text NOT_FOR_PARTNERS = new Text(
            "Klucz organizacji może tylko to, co partnerzy tego centrum.",
            "A key of an organisation may only do what partners of this centre may.");
    private static final Text NO_ORGANISATION =
            new Text("To centrum nie zna takiej organizacji.", "This centre knows no such organisation.");
    private static final Text BAD_END = new Text(
            "Musi to być chwila w przyszłości, najwyżej za dwa lata.",
            "This must be a moment in the future, at most two years from now.");
    private static final Text ENDED =
            new Text("Ten klucz już nie działa; utwórz nowy.", "This key does not work any more; make a new one.");

    private final Work work;
    private final ApiKeyRepository keys = new ApiKeyRepository();
    private final KeyScopes scopes;
    private final KeyRights rights;
    private final String environment;

    /** Makes keys of the environment ({@code live} or {@code demo}) with scopes that the contract takes from keys. */
    public KeysHandler(Work work, Contract contract, KeyRights rights, String environment) {
        this.work = work;
        this.rights = rights;
        this.scopes = new KeyScopes(contract);
        this.environment = environment;
    }

    @Override
    public Reply<ApiKeyPage> listApiKeys(ListApiKeys request, Call call) {
        Listing list = Listing.of("api-keys").with("centre", Optional.of(request.centre()));
        Optional<UUID> after =
                Cursors.keys(list, request.cursor(), 1).map(List::getFirst).map(UUID::fromString);
        return work.read(call, act -> {
            Page<KeyRow> page = Page.of(
                    keys.page(act.tx(), request.centre(), after, request.limit() + 1),
                    request.limit(),
                    last -> list.cursor(List.of(last.id().toString())));
            List<ApiKey> shown =
                    page.items().stream().map(key -> view(key, act.now())).toList();
            return Reply.of(new ApiKeyPage(shown, page.next())).next(call, page.next());
        });
    }

    @Override
    public Reply<ApiKey> getApiKey(GetApiKey request, Call call) {
        return work.read(call, act -> reply(act, request.centre(), request.keyId()));
    }

    @Override
    public Reply<IssuedApiKey> createApiKey(CreateApiKey request, Call call) {
        return work.change(call, act -> {
            check(request.body(), request.centre(), act);
            KeyText text = KeyText.create(environment);
            KeyRow key = row(text, request.centre(), request.body(), act);
            keys.insert(act.tx(), key, text.digest());
            return Reply.of(new IssuedApiKey(view(key, act.now()), text.reveal()))
                    .location("/v1/centres/" + key.centre() + "/api-keys/" + key.id())
                    .version(1);
        });
    }

    private void check(ApiKeyCreate asked, String centre, Act act) {
        List<Violation> violations =
                new ArrayList<>(scopeViolations(asked.scopes(), asked.organisation(), centre, act));
        asked.organisation()
                .filter(code -> !keys.knows(act.tx(), centre, code))
                .ifPresent(
                        _ -> violations.add(new Violation("/organisation", "unknown-organisation", NO_ORGANISATION)));
        asked.expiresAt()
                .filter(end -> !end.isAfter(act.now()) || end.isAfter(act.now().plus(LONGEST_LIFE)))
                .ifPresent(_ -> violations.add(new Violation("/expiresAt", "range", BAD_END)));
        refuse(violations);
    }

    private List<Violation> scopeViolations(List<String> asked, Optional<String> organisation, String centre, Act act) {
        Set<String> partners = rights.ofPartners(act.tx(), centre);
        List<Violation> violations = new ArrayList<>();
        for (int at = 0; at < asked.size(); at++) {
            String scope = asked.get(at);
            String pointer = "/scopes/" + at;
            if (!scopes.isPossible(scope)) {
                violations.add(new Violation(pointer, "not-for-keys", NOT_FOR_KEYS));
            } else if (organisation.isPresent() && !partners.contains(scope)) {
                violations.add(new Violation(pointer, "not-for-partners", NOT_FOR_PARTNERS));
            } else if (!rights.mayGive(act.call().caller(), scope)) {
                violations.add(new Violation(pointer, "not-yours", NOT_YOURS));
            }
        }
        return violations;
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw Refusal.of(Refusal.Kind.RULE_BROKEN, violations);
        }
    }

    private KeyRow row(KeyText text, String centre, ApiKeyCreate asked, Act act) {
        return new KeyRow(
                Act.newId(),
                centre,
                text.name(),
                environment,
                asked.name(),
                asked.organisation(),
                List.copyOf(new TreeSet<>(asked.scopes())),
                act.now(),
                act.call().caller().subject(),
                asked.expiresAt().orElseGet(() -> act.now().plus(USUAL_LIFE)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1);
    }

    @Override
    public Reply<IssuedApiKey> rotateApiKey(RotateApiKey request, Call call) {
        return work.change(call, act -> {
            KeyRow key = lock(act, request.centre(), request.keyId());
            if (!key.isAlive(act.now())) {
                throw Refusal.of(Refusal.Kind.CONFLICT, ENDED);
            }
            // Who gets the new secret can do all that the key may.
            if (!key.scopes().stream()
                    .allMatch(scope -> rights.mayGive(act.call().caller(), scope))) {
                refuse(List.of(new Violation("", "not-yours", NOT_YOURS)));
            }
            KeyText text = KeyText.create(key.environment(), key.keyName());
            int hours = request.body().overlapHours().orElse(USUAL_OVERLAP);
            keys.rotate(act.tx(), key.id(), text.digest(), act.now().plus(Duration.ofHours(hours)));
            KeyRow rotated = find(act, request.centre(), key.id());
            return Reply.of(new IssuedApiKey(view(rotated, act.now()), text.reveal()))
                    .version(rotated.version());
        });
    }

    @Override
    public Reply<ApiKey> revokeApiKey(RevokeApiKey request, Call call) {
        return work.change(call, act -> {
            KeyRow key = lock(act, request.centre(), request.keyId());
            if (key.revokedAt().isEmpty()) {
                keys.revoke(act.tx(), key.id(), act.now());
            }
            return reply(act, request.centre(), key.id());
        });
    }

    private Reply<ApiKey> reply(Act act, String centre, UUID id) {
        KeyRow key = find(act, centre, id);
        return Reply.of(view(key, act.now()));
    }

    private KeyRow find(Act act, String centre, UUID id) {
        return keys.find(act.tx(), centre, id).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
    }

    private KeyRow lock(Act act, String centre, UUID id) {
        return keys.lock(act.tx(), centre, id).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
    }

    private static ApiKey view(KeyRow key, Instant now) {
        return ApiKey.builder()
                .id(key.id())
                .name(key.name())
                .prefix(key.prefix())
                .organisation(key.organisation())
                .scopes(key.scopes())
                .createdAt(key.createdAt())
                .createdBy(key.createdBy())
                .expiresAt(key.expiresAt())
                .lastUsedAt(key.lastUsedAt())
                .revokedAt(key.revokedAt())
                .oldSecretUntil(key.oldSecretUntil().filter(now::isBefore))
                .build();
    }
}
