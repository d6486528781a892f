package org.opencus.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.identity.AccessTable.Entry;
import org.opencus.testing.Member;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

/**
 * Every operation, every role, at one's own centre, at another one and as nobody: what the server answers is what the
 * contract and the shipped roles say. Each request carries a parameter that no operation has, so whoever is admitted gets
 * 400, and nothing is changed.
 */
@ExtendWith(ServerExtension.class)
class AccessMatrixIT {
    private static final int ADMITTED = 400;
    private static final int AT_ONCE = 4;
    private final TestServer server;

    AccessMatrixIT(TestServer server) {
        this.server = server;
    }

    private static String target(Entry entry, String centre) {
        return entry.path()
                        .replace("{centre}", centre)
                        .replaceAll("\\{[^}]+}", UUID.randomUUID().toString())
                + "?matrix=x";
    }

    private int status(Entry entry, String centre, String... headers) {
        return server.send(entry.method(), target(entry, centre), "", headers).status();
    }

    @Test
    void everyRoleMayDoWhatTheContractSays() throws InterruptedException, ExecutionException {
        List<Map.Entry<String, Set<String>>> roles =
                List.copyOf(AccessTable.roles().entrySet());
        List<List<String>> differences = Member.atOnce(AT_ONCE, part -> {
            List<String> found = new ArrayList<>();
            for (int i = part; i < roles.size(); i += AT_ONCE) {
                compare(roles.get(i).getKey(), roles.get(i).getValue(), found);
            }
            return found;
        });
        assertThat(differences).allSatisfy(part -> assertThat(part).isEmpty());
    }

    private void compare(String role, Set<String> scopes, List<String> differences) {
        String[] caller = server.as(role, "gorno");
        for (Entry entry : AccessTable.entries()) {
            int own = entry.lets(scopes) ? ADMITTED : 403;
            compare(role + " at home", entry, own, status(entry, "gorno", caller), differences);
            if (entry.isAtCentre()) {
                compare(role + " elsewhere", entry, 404, status(entry, "dobczyce", caller), differences);
            }
        }
    }

    @Test
    void atACentreThatIsNoneNobodyHasARole() {
        List<String> differences = new ArrayList<>();
        String[] director = server.as("director", "gorno");
        AccessTable.entries().stream()
                .filter(Entry::isAtCentre)
                .forEach(entry -> compare(
                        "director nowhere", entry, 404, status(entry, "no-such-centre", director), differences));
        assertThat(differences).isEmpty();
    }

    @Test
    void nobodyMayDoNothing() {
        List<String> differences = new ArrayList<>();
        for (Entry entry : AccessTable.entries()) {
            compare("nobody", entry, 401, status(entry, "gorno"), differences);
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void aKeyMayDoWhatTheContractSaysOfItsScopes() {
        String key = server.post(
                        "/v1/centres/gorno/api-keys",
                        "{\"name\": \"matrix\", \"scopes\": [\"me\"]}",
                        server.as("director", "gorno"))
                .object()
                .getString("secret");
        List<String> differences = new ArrayList<>();
        for (Entry entry : AccessTable.entries()) {
            int own = entry.letsKey(Set.of("me")) ? ADMITTED : 403;
            compare("key at home", entry, own, status(entry, "gorno", "X-API-Key", key), differences);
            if (entry.isAtCentre()) {
                compare("key elsewhere", entry, 404, status(entry, "dobczyce", "X-API-Key", key), differences);
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void aRoleEverywhereIsOneAtEachCentre() {
        List<String> differences = new ArrayList<>();
        Map<String, Set<String>> roles = new HashMap<>(AccessTable.roles());
        for (String role : List.of("auditor", "platform-administrator")) {
            String[] caller = {"Authorization", "Bearer " + server.token("{\"role\": \"%s\"}".formatted(role))};
            for (Entry entry : AccessTable.entries()) {
                int expected = entry.lets(roles.get(role)) ? ADMITTED : 403;
                compare(role, entry, expected, status(entry, "dobczyce", caller), differences);
            }
        }
        assertThat(differences).isEmpty();
    }

    private static void compare(String who, Entry entry, int expected, int found, List<String> differences) {
        if (expected != found) {
            differences.add("%s: %s %s: %d, not %d".formatted(who, entry.method(), entry.path(), found, expected));
        }
    }
}
