package org.opencus.hsds;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

/** Walks a directory by its own description, as the public checker of the standard does. */
@ExtendWith(ServerExtension.class)
class DirectoryWalkIT {
    private static final String DESCRIPTION = "urn:description";
    private static final List<String> VARIANTS = List.of("", "full=true", "minimal=true", "full_service=true");

    private final TestServer server;

    DirectoryWalkIT(TestServer server) {
        this.server = server;
    }

    /** Everything that a record may hold and the standard has a place for. */
    @BeforeAll
    static void fill(TestServer server) {
        CatalogueEdit catalogue = new CatalogueEdit(server);
        catalogue.add("service", "kozienice-punkt-konsultacyjny", """
            {"phone": "800 120 002", "email": "punkt@cus.example", "website": "www.cus.example/punkt",
             "payment": {"kind": "paid", "text": "odpłatnie", "fee": {"amount": "20.00", "currency": "PLN"},
                "reliefs": ["dla seniorów"], "reductions": [
                    {"name": "Ulga", "percent": 50, "targetGroup": {"ref": "target-group", "code": "seniors"}},
                    {"name": "Stypendium", "amount": {"amount": "5.00", "currency": "PLN"}, "condition": "wniosek"}]},
             "age": {"min": 6, "max": 18}, "openingHours": [{"days": ["mon"], "opens": "08:00", "closes": "12:00"},
                {"days": ["mon"], "opens": "14:00", "closes": "18:00"}],
             "period": {"mode": "selected-quarters", "quarters": ["2026-Q1", "2026-Q3"]}, "season": "od wiosny",
             "availability": {"rule": "other", "text": "po południu"}, "openedOn": "2021-06-25",
             "priorityGroup": {"ref": "target-group", "code": "seniors"}, "eligibilityNote": "Po rozmowie.",
             "funding": [{"code": "eu", "name": "Środki UE", "sharePercent": 84.5}], "capacity": {"places": 30},
             "group": {"min": 2, "max": 12}, "confirmation": {"on": "2026-10-01"}, "recruitment": "telefonicznie",
             "alternativeNames": ["Punkt"]}
            """);
        catalogue.add("organisation", "kdk", """
            {"phone": "+48 48 611 07 50", "email": "kdk@cus.example", "website": "kdk.example", "krs": "0000123456",
             "nip": "5260250274", "regon": "012345675", "places": []}
            """);
        catalogue.change("organisation", "kdk", "places = '{os-pokoju}'");
        catalogue.add("place", "os-pokoju", """
            {"address": "ul. Pokoju 1", "postalCode": "26-900", "city": "Kozienice", "voivodeship": "mazowieckie",
             "latitude": 51.586, "longitude": 21.548, "website": "https://pokoju.example", "accessibility": ["winda"]}
            """);
        catalogue.add("place", "os-borki", "{\"confidential\": true}");
        catalogue.add("centre", "kozienice", """
            {"customerOffice": {"name": "Biuro", "place": {"ref": "place", "code": "os-pokoju"}, "phone": "48 611 00 00",
                "email": "biuro@cus.example"}, "legalForm": {"code": "municipal-budget-unit", "name": "jednostka budżetowa"},
             "openingRules": [{"days": ["mon", "fri"], "opens": "07:30", "closes": "15:30"},
                {"days": ["sun"], "recurrence": "once-a-month", "duration": "PT6H"}],
             "openingExceptions": [{"date": "2026-12-24", "open": false, "reason": "Wigilia"}]}
            """);
    }

    @Test
    void whatTheCatalogueKnowsOfContactsAndRegistersIsThere() {
        DirectoryClient kozienice = new DirectoryClient(server, "kozienice");
        List<JsonObject> organizations =
                DirectoryClient.contents(kozienice.get("/organizations?full=true&per_page=200"));
        JsonObject house = named(organizations, "KDK");
        assertThat(house.getJsonArray("organization_identifiers").toString())
                .contains("\"KRS\",\"identifier\":\"0000123456\"", "\"NIP\",\"identifier\":\"5260250274\"", "REGON");
        assertThat(house.getJsonArray("phones").getJsonObject(0).getString("number"))
                .isEqualTo("+48 48 611 07 50");
        assertThat(house.getString("website")).isEqualTo("http://kdk.example");
        JsonObject centre = named(organizations, "Centrum Usług Społecznych w Kozienicach");
        assertThat(centre.getString("legal_status")).isEqualTo("jednostka budżetowa");
        assertThat(centre.getJsonArray("contacts").toString()).contains("biuro@cus.example", "48 611 00 00");
        assertThat(centre.getJsonArray("locations").getJsonObject(0).getJsonArray("schedules"))
                .hasSize(3);
    }

    @Test
    void aConfidentialPlaceHasNoAddress() {
        List<JsonObject> locations = DirectoryClient.contents(
                        new DirectoryClient(server, "kozienice").get("/service_at_locations?full=true&per_page=200"))
                .stream()
                .map(placed -> placed.getJsonObject("location"))
                .toList();
        assertThat(named(locations, "os. Borki").keySet()).doesNotContain("addresses", "latitude", "longitude");
        assertThat(named(locations, "os. Borki").getString("location_type")).isEqualTo("virtual");
        assertThat(named(locations, "os. Pokoju").getString("location_type")).isEqualTo("physical");
        assertThat(named(locations, "os. Pokoju").keySet()).contains("addresses", "latitude", "url", "accessibility");
    }

    private static JsonObject named(List<JsonObject> records, String name) {
        return records.stream()
                .filter(record -> record.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private interface Check {
        void body(String path, String template, JsonObject body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gorno", "dobczyce", "kozienice", "dolny-slask"})
    void everyBodyFitsTheDescription(String centre) {
        JsonObject description = new DirectoryClient(server, centre).get("/openapi.json");
        JsonSchemas schemas = new JsonSchemas();
        schemas.add(DESCRIPTION, description);
        walk(centre, (path, template, body) -> {
            assertThat(schemas.faults(DESCRIPTION + schema(description, template), body))
                    .as(path)
                    .isEmpty();
            assertThat(body.toString()).as(path).doesNotContain(":null").doesNotContain("[null");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"gorno", "dobczyce", "kozienice", "dolny-slask"})
    @EnabledIfEnvironmentVariable(named = "HSDS_SCHEMAS", matches = ".+")
    void everyBodyFitsTheStandardsOwnSchemas(String centre) {
        var standard = new StandardSchemas(Path.of(System.getenv("HSDS_SCHEMAS")));
        walk(
                centre,
                (path, template, body) -> items(body).forEach(item -> {
                    if (!template.equals("/")) {
                        boolean flat = body.containsKey("contents") && !path.contains("full");
                        assertThat(standard.faults(StandardSchemas.file(path, flat), item))
                                .as(path + " " + item)
                                .isEmpty();
                    }
                }));
    }

    @Test
    void describesTheElevenPathsOfTheStandardAndNoOthers() {
        JsonObject description = new DirectoryClient(server, "gorno").get("/openapi.json");
        JsonObject paths = description.getJsonObject("paths");
        assertThat(paths.keySet())
                .containsExactlyInAnyOrder(
                        "/",
                        "/services",
                        "/services/{id}",
                        "/taxonomies",
                        "/taxonomies/{id}",
                        "/taxonomy_terms",
                        "/taxonomy_terms/{id}",
                        "/organizations",
                        "/organizations/{id}",
                        "/service_at_locations",
                        "/service_at_locations/{id}");
        Set<String> required = new LinkedHashSet<>();
        paths.forEach((path, item) -> {
            if (item.asJsonObject()
                    .getJsonObject("get")
                    .getJsonArray("tags")
                    .getString(0)
                    .equals("required")) {
                required.add(path);
            }
        });
        assertThat(required).containsExactlyInAnyOrder("/", "/services", "/services/{id}");
        assertThat(description.getJsonArray("servers").getJsonObject(0).getString("url"))
                .isEqualTo("/hsds/gorno");
    }

    @Test
    void refersToNothingThatIsNotThere() {
        JsonObject description = new DirectoryClient(server, "gorno").get("/openapi.json");
        assertThat(references(description))
                .isNotEmpty()
                .allSatisfy(reference ->
                        assertThat(description.getValue(reference.substring(1))).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hsds/gorno/", "/hsds/gorno"})
    void saysWhatItIs(String root) {
        JsonObject about = server.get(root).object();
        assertThat(about.getString("version")).isEqualTo("3.0");
        assertThat(about.getString("openapi_url")).isEqualTo(server.url() + "/hsds/gorno/openapi.json");
        assertThat(about.getString("profile")).isEqualTo(server.url() + "/hsds-profile");
        assertThat(about.getJsonObject("publisher").getString("name")).isEqualTo("Centrum Usług Społecznych w Górnie");
    }

    @Test
    void theProfileIsWhereTheDirectorySaysAndSoAreItsFiles() {
        JsonObject profile = server.get("/hsds-profile").object();
        assertThat(profile.getString("hsds_version")).isEqualTo("3.0");
        List<JsonObject> files = profile.getJsonArray("files").getValuesAs(JsonValue::asJsonObject);
        assertThat(files).hasSize(19).allSatisfy(file -> {
            assertThat(server.get(file.getString("patch")).status()).isEqualTo(200);
            assertThat(server.get(file.getString("schema")).status()).isEqualTo(200);
        });
        assertThat(server.get("/hsds-profile/schema/metadata.json").status()).isEqualTo(404);
        assertThat(server.get("/hsds-profile/profile/datapackage.json").status())
                .isEqualTo(404);
    }

    private void walk(String centre, Check check) {
        DirectoryClient client = new DirectoryClient(server, centre);
        JsonObject paths = client.get("/openapi.json").getJsonObject("paths");
        check.body("/", "/", client.get("/"));
        paths.keySet().stream()
                .filter(path -> paths.containsKey(path + "/{id}"))
                .forEach(list -> variants(paths, list).forEach(variant -> walk(client, list, variant, check)));
    }

    /** Collections first: the first, a middle and the last page; then what they name, by id. */
    private static void walk(DirectoryClient client, String list, String variant, Check check) {
        int pages = client.get(list + "?per_page=5&" + variant).getInt("total_pages");
        Set<String> ids = new LinkedHashSet<>();
        Stream.of(1, (pages + 1) / 2, pages).filter(page -> page > 0).distinct().forEach(page -> {
            String path = list + "?" + variant + "&per_page=5&page=" + page;
            JsonObject body = client.get(path.replace("?&", "?"));
            check.body(path, list, body);
            ids.addAll(DirectoryClient.idsOn(body));
        });
        ids.stream().limit(10).forEach(id -> check.body(list + "/" + id, list + "/{id}", client.get(list + "/" + id)));
    }

    private static Stream<String> variants(JsonObject paths, String list) {
        String parameters = paths.getJsonObject(list)
                .getJsonObject("get")
                .getJsonArray("parameters")
                .toString();
        return VARIANTS.stream()
                .filter(variant -> variant.isEmpty() || parameters.contains(component(variant.split("=")[0])));
    }

    private static String component(String parameter) {
        return switch (parameter) {
            case "full" -> "hsdsFull\"";
            case "full_service" -> "hsdsFullService\"";
            default -> "hsdsMinimal\"";
        };
    }

    private static Stream<JsonObject> items(JsonObject body) {
        return body.containsKey("contents") ? DirectoryClient.contents(body).stream() : Stream.of(body);
    }

    private static String schema(JsonObject description, String template) {
        String response = "/paths/" + template.replace("/", "~1") + "/get/responses/200";
        String shared = description.getValue(response).asJsonObject().getString("$ref", "#" + response);
        return description
                .getValue(shared.substring(1) + "/content/application~1json/schema")
                .asJsonObject()
                .getString("$ref");
    }

    private static Set<String> references(JsonValue value) {
        Set<String> references = new LinkedHashSet<>();
        if (value instanceof JsonObject object) {
            if (object.containsKey("$ref")) {
                references.add(object.getString("$ref"));
            }
            object.values().forEach(inside -> references.addAll(references(inside)));
        } else if (value instanceof JsonArray array) {
            array.forEach(inside -> references.addAll(references(inside)));
        }
        return references;
    }
}
