package org.opencus.demo;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencus.model.DemoTokenRequest;
import org.opencus.model.RoleName;

/** A command for each role that runs as it is, printed when the demo starts. */
public final class FirstCalls {
    private static final String CENTRE = "gorno";
    private static final String INSIDE = "/v1/centres/" + CENTRE;
    private static final Map<RoleName, String> PLACES = Map.of(
            RoleName.DIRECTOR, INSIDE + "/roles",
            RoleName.SERVICE_ORGANISER, INSIDE + "/api-keys",
            RoleName.PLAN_COORDINATOR, INSIDE + "/residents",
            RoleName.RECEPTIONIST, INSIDE + "/residents",
            RoleName.DATA_PROTECTION_OFFICER, INSIDE + "/audit-events",
            RoleName.AUDITOR, INSIDE + "/audit-events",
            RoleName.PLATFORM_ADMINISTRATOR, INSIDE + "/positions");

    private FirstCalls() {}

    /** One line per role, with a token that is valid for an hour. */
    public static String lines(DemoTokens tokens, String url) {
        return Stream.of(RoleName.values())
                .map(role -> "  %-28s curl -H 'Authorization: Bearer %s' %s"
                        .formatted(role.value() + ":", token(tokens, role), url + PLACES.getOrDefault(role, "/v1/me")))
                .collect(Collectors.joining("\n"));
    }

    private static String token(DemoTokens tokens, RoleName role) {
        return tokens.token(DemoTokenRequest.builder().role(role).centre(CENTRE).build());
    }
}
