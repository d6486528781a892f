package org.opencus.hsds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.hsds.DirectoryClient.contents;
import static org.opencus.hsds.DirectoryClient.idsOn;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

/** What a reader sees of changes; every test changes records of its own. */
@ExtendWith(ServerExtension.class)
class DirectoryChangeIT {
    private static final String CLUB = "017eb294-c000-7d00-9351-d89037d5b478";

    private final CatalogueEdit catalogue;
    private final DirectoryClient gorno;
    private final DirectoryClient dobczyce;
    private final DirectoryClient kozienice;

    DirectoryChangeIT(TestServer server) {
        this.catalogue = new CatalogueEdit(server);
        this.gorno = new DirectoryClient(server, "gorno");
        this.dobczyce = new DirectoryClient(server, "dobczyce");
        this.kozienice = new DirectoryClient(server, "kozienice");
    }

    @ParameterizedTest
    @CsvSource({
        "organisation, klub-seniora-radlin, true",
        "place, radlin, true",
        "target_group, seniors, true",
        "service_domain, social-assistance, true",
        "organisation, parafia-krajno-parcele, false",
        "place, beczkow, false"
    })
    void aChangeInsideAServiceIsAChangeOfTheService(String table, String code, boolean changes) {
        Instant before = Instant.parse(gorno.get("/services/" + CLUB).getString("last_modified"));
        catalogue.change(table, code, "name = name");
        Instant after = Instant.parse(gorno.get("/services/" + CLUB).getString("last_modified"));
        assertThat(after.isAfter(before)).isEqualTo(changes);
        List<String> changed = gorno.ids("/services?modified_after=" + before.plusMillis(1));
        assertThat(changed.contains(CLUB)).isEqualTo(changes);
        assertThat(gorno.ids("/service_at_locations?modified_after=" + before.plusMillis(1))
                        .contains("017eb294-c000-73c8-8a15-409639f5853a"))
                .isEqualTo(changes);
    }

    @Test
    void aChangeOfWhatIsAroundItsOrganizationIsAChangeOfTheService() {
        catalogue.change("organisation", "klub-seniora-radlin", "places = '{radlin,skorzeszyce}'");
        catalogue.add(
                "service",
                "gorno-asystent-rodziny",
                "{\"operator\": {\"ref\": \"organisation\"," + " \"code\": \"klub-seniora-radlin\"}}");
        catalogue.change("service", "gorno-asystent-rodziny", "kind = 'programme'");
        catalogue.change("service", "gorno-klub-seniora", "delivery = 'client-home'");
        for (String table : List.of("place skorzeszyce", "place gmina-gorno", "service gorno-asystent-rodziny")) {
            Instant before = lastModified();
            catalogue.change(table.split(" ")[0], table.split(" ")[1], "name = name");
            assertThat(lastModified()).as(table).isAfter(before);
            assertThat(gorno.ids("/services?modified_after=" + before.plusMillis(1)))
                    .contains(CLUB);
        }
    }

    private Instant lastModified() {
        return Instant.parse(gorno.get("/services/" + CLUB).getString("last_modified"));
    }

    @Test
    void whatTheCentreDoesNotRunInItsScopeIsInactive() {
        JsonObject service = contents(gorno.get("/services?per_page=200")).stream()
                .filter(each -> each.getString("status").equals("active"))
                .filter(each -> !each.getString("id").equals(CLUB))
                .findFirst()
                .orElseThrow();
        String id = service.getString("id");
        catalogue.run(
                "update service set scopes = '{extended}', modified_at = clock_timestamp() where id = '" + id + "'");
        assertThat(gorno.get("/services/" + id).getString("status")).isEqualTo("inactive");
        assertThat(gorno.get("/services/" + id).getString("alert")).startsWith("W zakresie");
        catalogue.change("centre", "gorno", "active_scope = 'extended'");
        assertThat(gorno.get("/services/" + id).getString("status")).isEqualTo("active");
        assertThat(gorno.get("/services/" + id).containsKey("alert")).isFalse();
    }

    @Test
    void whatWasTakenOutIsDefunctAndAppearsInTheChanges() {
        String id = idsOn(dobczyce.get("/services")).getFirst();
        String placed = dobczyce.ids("/service_at_locations").getFirst();
        Instant before = Instant.now().minusMillis(1);
        catalogue.run("update service set gone_at = clock_timestamp(), modified_at = clock_timestamp() where id = '"
                + id + "' or id = (select service_id from directory_service_at_place where id = '" + placed + "')");
        assertThat(dobczyce.ids("/services")).doesNotContain(id);
        assertThat(dobczyce.get("/services/" + id).getString("status")).isEqualTo("defunct");
        assertThat(dobczyce.ids("/services?modified_after=" + before)).contains(id);
        assertThat(dobczyce.ids("/service_at_locations")).doesNotContain(placed);
        assertThat(dobczyce.get("/service_at_locations/" + placed)
                        .getJsonObject("service")
                        .getString("status"))
                .isEqualTo("defunct");
    }

    @Test
    void walkingThePagesMeetsEachRecordOnceWhileRecordsChange() {
        List<String> all = dobczyce.ids("/services");
        List<String> met = new ArrayList<>();
        for (int page = 1; page <= 9; page++) {
            met.addAll(idsOn(dobczyce.get("/services?per_page=7&page=" + page)));
            catalogue.run("update service set modified_at = clock_timestamp(), document ="
                    + " document || '{\"description\": \"nowy opis " + page + "\"}' where centre = 'dobczyce'");
        }
        assertThat(met).isEqualTo(all).doesNotHaveDuplicates();
    }

    @Test
    void aGonePlaceOrOrganisationIsNoLongerShownInside() {
        catalogue.takeOut("place", "skorzeszyce");
        JsonObject club = contents(gorno.get("/services?full=true&per_page=200")).stream()
                .filter(service -> service.getString("name").equals("Klub Seniora w Skorzeszycach"))
                .findFirst()
                .orElseThrow();
        assertThat(club.containsKey("service_at_locations")).isFalse();
        catalogue.takeOut("organisation", "mal-krajno");
        JsonObject cafe = contents(gorno.get("/services?per_page=200")).stream()
                .filter(service -> service.getString("name").startsWith("Kawiarenka"))
                .findFirst()
                .orElseThrow();
        assertThat(cafe.getJsonObject("organization").getString("name"))
                .isEqualTo("Centrum Usług Społecznych w Górnie");
    }

    @Test
    void placesAreFoundByPostalCodeAndDistanceWhereTheyAreKnown() {
        catalogue.add("place", "os-pokoju", address("26-900", 51.5860, 21.5480));
        catalogue.add("place", "os-borki", address("26-901", 51.5900, 21.5480));
        catalogue.add("place", "swierze-gorne", address("26-902", 51.6560, 21.4790));
        assertThat(names("postcode=26-900")).containsExactly("os. Pokoju");
        assertThat(names("postcode=26-900&proximity=300")).containsExactly("os. Pokoju");
        assertThat(names("postcode=26-900&proximity=500")).containsExactly("os. Borki", "os. Pokoju");
        assertThat(names("postcode=26-900&proximity=20000"))
                .containsExactlyInAnyOrder("os. Borki", "os. Pokoju", "Świerże Górne");
        assertThat(names("postcode=00-001&proximity=20000")).isEmpty();
    }

    @Test
    void anAddressIsShownWhereEachPartIsKnown() {
        catalogue.add("place", "os-centrum", "{\"postalCode\": \"26-910\", \"city\": \"Kozienice\"}");
        assertThat(location("os. Centrum").containsKey("addresses")).isFalse();
        catalogue.add("centre", "kozienice", "{\"voivodeship\": \"mazowieckie\"}");
        catalogue.add("place", "os-centrum", "{\"address\": \"ul. Parkowa 5\"}");
        JsonObject address = location("os. Centrum").getJsonArray("addresses").getJsonObject(0);
        assertThat(address.getString("address_1")).isEqualTo("ul. Parkowa 5");
        assertThat(address.getString("postal_code")).isEqualTo("26-910");
        assertThat(address.getString("city")).isEqualTo("Kozienice");
        assertThat(address.getString("state_province")).isEqualTo("mazowieckie");
        assertThat(address.getString("country")).isEqualTo("PL");
    }

    private JsonObject location(String name) {
        return contents(kozienice.get("/service_at_locations?full=true&per_page=200")).stream()
                .map(placed -> placed.getJsonObject("location"))
                .filter(location -> location.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> names(String query) {
        return contents(kozienice.get("/service_at_locations?" + query)).stream()
                .map(placed -> placed.getJsonObject("location").getString("name"))
                .toList();
    }

    private static String address(String code, double latitude, double longitude) {
        return "{\"postalCode\": \"" + code + "\", \"latitude\": " + latitude + ", \"longitude\": " + longitude + "}";
    }
}
