package org.opencus.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opencus.tokens.ClaimMapping.Identity;

/** The presets of docs/identity-providers.md read tokens as those providers make them. */
class ClaimMappingTest {
    private static final Set<String> KNOWN = Set.of("director", "receptionist", "auditor", "partner");

    private static ClaimMapping mapping(String pattern, String... roles) {
        return new ClaimMapping(
                List.of("/name", "/preferred_username", "/client_id"),
                List.of("/cus_organisation", "/client_id"),
                List.of(roles),
                ClaimMapping.pattern(pattern),
                "/cus_centre",
                KNOWN::contains);
    }

    private static Identity identity(ClaimMapping mapping, String claims) throws ParseException {
        return mapping.identity(new Claims(JSONObjectUtils.parse("{\"sub\": \"s\", " + claims + "}")));
    }

    @Test
    void aClaimOfItsOwn() throws ParseException {
        Identity identity = identity(mapping("/{centre}/{role}", "/cus_roles"), """
            "name": "Anna Nowak", "cus_organisation": "fundacja-x",
            "cus_roles": {"gorno": ["director", "king", 7], "*": ["auditor"], "Ko zie": ["director"], "dobczyce": "receptionist"}
            """);
        assertThat(identity.name()).contains("Anna Nowak");
        assertThat(identity.organisation()).contains("fundacja-x");
        assertThat(identity.roles())
                .containsOnlyKeys("gorno", "*", "dobczyce")
                .containsEntry("gorno", Set.of("director"))
                .containsEntry("*", Set.of("auditor"))
                .containsEntry("dobczyce", Set.of("receptionist"));
    }

    @Test
    void groupsOfKeycloak() throws ParseException {
        Identity identity = identity(mapping("/cus/{centre}/{role}", "/groups"), """
            "preferred_username": "anowak",
            "groups": ["/cus/gorno/director", "/cus/gorno/receptionist", "/cus/gorno", "/x/gorno/director", "director"]
            """);
        assertThat(identity.name()).contains("anowak");
        assertThat(identity.roles())
                .containsOnlyKeys("gorno")
                .containsEntry("gorno", Set.of("director", "receptionist"));
    }

    @Test
    void groupsNamedByTheCentre() throws ParseException {
        Identity identity = identity(mapping("cus/{centre}/{role}", "/groups"), """
            "groups": ["cus/gorno/director", "everyone", "cus/*/auditor"]
            """);
        assertThat(identity.roles())
                .containsOnlyKeys("gorno", "*")
                .containsEntry("gorno", Set.of("director"))
                .containsEntry("*", Set.of("auditor"));
    }

    @Test
    void rolesOfAKeycloakClient() throws ParseException {
        Identity identity = identity(mapping("{centre}:{role}", "/resource_access/open-cus/roles"), """
            "client_id": "ngo-app", "resource_access": {"open-cus": {"roles": ["gorno:partner", "gorno:x:partner"]}}
            """);
        assertThat(identity.name()).contains("ngo-app");
        assertThat(identity.roles()).containsOnlyKeys("gorno").containsEntry("gorno", Set.of("partner"));
        assertThat(identity.organisation())
                .as("a system's client is named like the partner")
                .contains("ngo-app");
        assertThat(identity(
                                mapping("/{centre}/{role}", "/x"),
                                "\"client_id\": \"app\", \"cus_organisation\": \"fundacja-x\"")
                        .organisation())
                .as("unless a claim tells it")
                .contains("fundacja-x");
    }

    @Test
    void rolesOfAKeycloakRealmWithTheCentreBesideThem() throws ParseException {
        ClaimMapping mapping = mapping("/{centre}/{role}", "/realm_access/roles");
        Identity identity = identity(mapping, """
            "cus_centre": ["gorno", "dobczyce"], "realm_access": {"roles": ["director", "offline_access"]}
            """);
        assertThat(identity.roles()).containsOnlyKeys("gorno", "dobczyce");
        assertThat(identity(mapping, "\"realm_access\": {\"roles\": [\"director\"]}")
                        .roles())
                .as("a role without a centre is none")
                .isEmpty();
    }

    @Test
    void strangeClaimsGiveNothing() throws ParseException {
        ClaimMapping mapping = mapping("/{centre}/{role}", "/cus_roles", "/deep/er");
        for (String claims : List.of(
                "\"cus_roles\": 7",
                "\"cus_roles\": true",
                "\"cus_roles\": [[\"/gorno/director\"]]",
                "\"cus_roles\": {\"gorno\": {\"director\": true}}",
                "\"cus_roles\": \"/gorno/../dobczyce/director\"",
                "\"deep\": \"er\"",
                "\"cus_organisation\": \"A B\", \"name\": \" \"")) {
            Identity identity = identity(mapping, claims);
            assertThat(identity.roles()).as(claims).isEmpty();
            assertThat(identity.organisation()).as(claims).isEmpty();
            assertThat(identity.name()).as(claims).isEmpty();
        }
    }
}
