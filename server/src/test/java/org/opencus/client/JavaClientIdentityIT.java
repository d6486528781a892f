package org.opencus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.opencus.client.RequestOptions.DEFAULT;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.client.api.AccessApi.GetRole;
import org.opencus.client.api.AccessApi.SetRole;
import org.opencus.client.api.DemoApi.CreateDemoToken;
import org.opencus.client.api.IdentityApi.GetMe;
import org.opencus.client.api.KeysApi.CreateApiKey;
import org.opencus.client.api.KeysApi.ListApiKeys;
import org.opencus.client.api.KeysApi.RevokeApiKey;
import org.opencus.client.api.KeysApi.RotateApiKey;
import org.opencus.client.model.ApiKey;
import org.opencus.client.model.ApiKeyCreate;
import org.opencus.client.model.ApiKeyRotation;
import org.opencus.client.model.CallerScheme;
import org.opencus.client.model.DemoTokenRequest;
import org.opencus.client.model.IssuedApiKey;
import org.opencus.client.model.Me;
import org.opencus.client.model.Role;
import org.opencus.client.model.RoleChange;
import org.opencus.client.model.RoleName;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

/** Real tokens and keys through the SDK. */
@ExtendWith(ServerExtension.class)
class JavaClientIdentityIT {
    private final TestServer server;
    private final CusClient director;

    JavaClientIdentityIT(TestServer server) {
        this.server = server;
        this.director = as(RoleName.DIRECTOR);
    }

    private CusClient as(RoleName role) {
        CusClient anybody = server.client();
        DemoTokenRequest wanted =
                DemoTokenRequest.builder().role(role).centre("gorno").build();
        return CusClient.builder(server.url())
                .bearer(() -> anybody.demo()
                        .createDemoToken(CreateDemoToken.of(wanted), DEFAULT)
                        .value()
                        .accessToken())
                .build();
    }

    private static int refusal(Runnable call) {
        return catchThrowableOfType(ProblemException.class, call::run).status();
    }

    @Test
    void aTokenSaysWhoOneIs() {
        Me me = director.identity().getMe(GetMe.of(), DEFAULT).value();
        assertThat(me.scheme()).isEqualTo(CallerScheme.BEARER);
        assertThat(me.centres().getFirst().roles()).containsExactly(RoleName.DIRECTOR);
        assertThat(me.toString())
                .as("names are masked")
                .doesNotContain(me.name().orElseThrow());
        assertThat(refusal(() -> server.client().identity().getMe(GetMe.of(), DEFAULT)))
                .isEqualTo(401);
        assertThat(refusal(() -> as(RoleName.VOLUNTEER).keys().listApiKeys(ListApiKeys.of("gorno"), DEFAULT)))
                .isEqualTo(403);
        assertThat(refusal(() -> director.keys().listApiKeys(ListApiKeys.of("dobczyce"), DEFAULT)))
                .isEqualTo(404);
    }

    @Test
    void aSystemCallsWithItsKeyThroughRotationAndRevocation() {
        ApiKeyCreate wanted =
                ApiKeyCreate.builder().name("SDK").scopes(List.of("me")).build();
        RequestOptions once = DEFAULT.withIdempotencyKey(UUID.randomUUID().toString());
        IssuedApiKey issued = director.keys()
                .createApiKey(CreateApiKey.of("gorno", wanted), once)
                .value();
        IssuedApiKey again = director.keys()
                .createApiKey(CreateApiKey.of("gorno", wanted), once)
                .value();
        assertThat(again.secret()).as("the first answer again").isEqualTo(issued.secret());
        assertThat(issued.toString()).doesNotContain(issued.secret());
        String[] current = {issued.secret()};
        CusClient system =
                CusClient.builder(server.url()).apiKey(() -> current[0]).build();
        assertThat(system.identity().getMe(GetMe.of(), DEFAULT).value().scheme())
                .isEqualTo(CallerScheme.API_KEY);
        UUID id = issued.key().id();
        current[0] = director.keys()
                .rotateApiKey(
                        RotateApiKey.of("gorno", id, ApiKeyRotation.builder().build()), DEFAULT)
                .value()
                .secret();
        assertThat(system.identity().getMe(GetMe.of(), DEFAULT).status()).isEqualTo(200);
        ApiKey revoked = director.keys()
                .revokeApiKey(RevokeApiKey.of("gorno", id), DEFAULT)
                .value();
        assertThat(revoked.revokedAt()).isPresent();
        assertThat(refusal(() -> system.identity().getMe(GetMe.of(), DEFAULT))).isEqualTo(401);
    }

    @Test
    void whatARoleMayDoIsChangedByItsVersion() {
        Answer<Role> shown = director.access().getRole(GetRole.of("gorno", RoleName.VOLUNTEER), DEFAULT);
        SetRole change = SetRole.of(
                        "gorno",
                        RoleName.VOLUNTEER,
                        RoleChange.builder()
                                .scopes(List.of("me", "catalogue:read"))
                                .build())
                .withIfMatch(shown.etag().orElseThrow());
        Role changed = director.access().setRole(change, DEFAULT).value();
        assertThat(changed.scopes()).containsExactly("catalogue:read", "me");
        assertThat(refusal(() -> director.access().setRole(change, DEFAULT))).isEqualTo(412);
    }
}
