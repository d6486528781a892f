package org.opencus.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.testing.Pages.violations;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencus.testing.Answer;
import org.opencus.testing.Pages;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.Statements;
import org.opencus.testing.TestServer;

@ExtendWith(ServerExtension.class)
class ServicePagingIT {
    private final TestServer server;

    ServicePagingIT(TestServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/services?status=any&limit=20",
                "/v1/services?status=any&limit=20&sort=-name",
                "/v1/services?status=any&limit=20&sort=modified",
                "/v1/services?status=any&limit=20&sort=-modified",
                "/v1/services?status=any&limit=20&modifiedAfter=2020-01-01T00:00:00Z",
                "/v1/centres/dobczyce/services?status=any&limit=3"
            })
    void showsEachServiceOnceWhileOthersAreAdded(String target) {
        List<String> before = ids(Pages.all(server, target.replaceAll("limit=\\d+", "limit=200")));

        List<JsonObject> seen = new ArrayList<>();
        String next = target;
        while (!next.isEmpty()) {
            Answer page = server.get(next);
            seen.addAll(Pages.items(page));
            add("Aaa " + seen.size(), "Kkk " + seen.size(), "Żżż " + seen.size());
            JsonString cursor = page.object().getJsonString("nextCursor");
            next = cursor == null ? "" : target + "&cursor=" + cursor.getString();
        }

        assertThat(ids(seen)).doesNotHaveDuplicates().containsAll(before);
    }

    private static List<String> ids(List<JsonObject> items) {
        return items.stream().map(item -> item.getString("id")).toList();
    }

    private void add(String... names) {
        int added = Statements.run(server.database(), """
            insert into service (id, centre, code, name, sort_key, kind, status, document, modified_at)
            select id, 'dobczyce', 'added-' || id, name, lower(name), 'service', 'planned', '{}', clock_timestamp()
            from unnest(string_to_array(?, ',')) as name, lateral (select gen_random_uuid() as id where name <> '') one
            """, String.join(",", names));
        assertThat(added).isEqualTo(names.length);
    }

    @Test
    void linksToTheNextPageWithAllFilters() {
        Answer first = server.get("/v1/centres/gorno/services?targetGroup=seniors&limit=3&status=any");

        Matcher link = Pattern.compile("<([^>]+)>; rel=\"next\"")
                .matcher(first.header("Link").orElseThrow());
        assertThat(link.matches()).isTrue();
        assertThat(link.group(1))
                .startsWith("/v1/centres/gorno/services?")
                .contains("targetGroup=seniors", "limit=3", "status=any");
        Answer second = server.get(link.group(1));
        assertThat(Pages.codes(second)).hasSize(3).doesNotContainAnyElementsOf(Pages.codes(first));
        assertThat(second.header("Link")).isPresent();
        Answer last = server.get("/v1/centres/gorno/services?targetGroup=seniors&limit=200&status=any");
        assertThat(last.header("Link")).isEmpty();
        assertThat(last.object()).doesNotContainKey("nextCursor");
    }

    @Test
    void aPageThatIsJustFullHasNoNextOne() {
        Answer all = server.get("/v1/centres/gorno/services?limit=13");

        assertThat(Pages.items(all)).hasSize(13);
        assertThat(all.object()).doesNotContainKey("nextCursor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/centres/gorno/services?limit=3&status=any&sort=-name",
                "/v1/centres/gorno/services?limit=3&status=planned",
                "/v1/centres/gorno/services?limit=3",
                "/v1/centres/dobczyce/services?limit=3&status=any",
                "/v1/services?limit=3&status=any",
                "/v1/centres/gorno/places?limit=3",
                "/v1/centres/gorno/organisations?limit=3",
                "/v1/centres?limit=3",
                "/v1/service-domains?limit=3"
            })
    void aCursorOfAnotherListIsRefused(String target) {
        String cursor = server.get("/v1/centres/gorno/services?limit=3&status=any")
                .object()
                .getString("nextCursor");

        Answer refused = server.get(target + "&cursor=" + cursor);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(violations(refused)).containsExactly("/query/cursor cursor");
    }

    @Test
    void theSizeOfThePageMayChangeOnTheWay() {
        String cursor = server.get("/v1/centres/gorno/services?limit=3&status=any")
                .object()
                .getString("nextCursor");

        Answer rest = server.get("/v1/centres/gorno/services?limit=200&facets=true&status=any&cursor=" + cursor);

        assertThat(Pages.items(rest)).hasSize(24);
    }
}
