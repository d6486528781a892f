package org.opencus.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.testing.Pages.violations;

import jakarta.json.JsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencus.testing.Answer;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

/** The list asked for by body against the same list asked for by address. */
@ExtendWith(ServerExtension.class)
class SearchServicesIT {
    private final TestServer server;

    SearchServicesIT(TestServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /centres/gorno/service-searches    | {}                                          | /centres/gorno/services
        /centres/gorno/service-searches    | {"status": ["any"], "limit": 200}           | /centres/gorno/services?status=any&limit=200
        /centres/gorno/service-searches    | {"status": ["any"], "facets": true, "targetGroup": ["seniors", "local-leaders"], "place": ["krajno"]} | /centres/gorno/services?status=any&facets=true&targetGroup=seniors&targetGroup=local-leaders&place=krajno
        /centres/dobczyce/service-searches | {"status": ["any"], "age": 10, "weekday": ["mon"], "scope": "basic", "sort": "-name"} | /centres/dobczyce/services?status=any&age=10&weekday=mon&scope=basic&sort=-name
        /centres/dobczyce/service-searches | {"status": ["any"], "parent": "dobczyce-cwao", "kind": ["activity", "service"]} | /centres/dobczyce/services?status=any&parent=dobczyce-cwao&kind=activity&kind=service
        /centres/gorno/service-searches    | {"modifiedAfter": "2020-01-01T00:00:00Z", "limit": 9} | /centres/gorno/services?modifiedAfter=2020-01-01T00:00:00Z&limit=9
        /service-searches                  | {"status": ["any"], "centre": ["gorno", "kozienice"], "payment": ["free"]} | /services?status=any&centre=gorno&centre=kozienice&payment=free
        /service-searches                  | {"provider": ["klub-aa"], "domain": ["social-assistance"], "challenge": ["addictions"]} | /services?provider=klub-aa&domain=social-assistance&challenge=addictions
        """)
    void answersByBodyAsByAddress(String search, String body, String list) {
        Answer byBody = server.post("/v1" + search, body);
        Answer byAddress = server.get("/v1" + list);

        assertThat(byBody.status()).isEqualTo(200);
        assertThat(byBody.text()).isEqualTo(byAddress.text());
        assertThat(byBody.header("Link")).isEmpty();
    }

    @Test
    void bothFormsTakeTheSameCursors() {
        JsonString cursor =
                server.get("/v1/centres/gorno/services?limit=5").object().getJsonString("nextCursor");

        Answer byBody = server.post(
                "/v1/centres/gorno/service-searches", "{\"limit\": 5, \"cursor\": \"" + cursor.getString() + "\"}");

        assertThat(byBody.text())
                .isEqualTo(server.get("/v1/centres/gorno/services?limit=5&cursor=" + cursor.getString())
                        .text());
    }

    @Test
    void pointsIntoTheBodyAtWhatIsWrong() {
        Answer codes = server.post(
                "/v1/centres/gorno/service-searches", "{\"domain\": [\"culture\", \"cultur\"], \"parent\": \"klub\"}");
        assertThat(codes.status()).isEqualTo(422);
        assertThat(violations(codes)).containsExactly("/domain unknown-code", "/parent unknown-code");

        Answer cursor = server.post("/v1/service-searches", "{\"cursor\": \"abc\"}");
        assertThat(cursor.status()).isEqualTo(422);
        assertThat(violations(cursor)).containsExactly("/cursor cursor");

        Answer centre = server.post("/v1/centres/gorno/service-searches", "{\"centre\": [\"gorno\"]}");
        assertThat(centre.status()).isEqualTo(422);
        assertThat(violations(centre)).containsExactly("/centre centre-in-address");
        assertThat(server.post("/v1/centres/nigdzie/service-searches", "{}").status())
                .isEqualTo(404);
    }
}
