package org.opencus.client;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.opencus.client.RequestOptions.DEFAULT;

import java.time.LocalDate;
import java.util.UUID;
import org.opencus.client.api.AccountsApi.CreateAccountCode;
import org.opencus.client.api.AccountsApi.LinkAccount;
import org.opencus.client.api.DemoApi.CreateDemoToken;
import org.opencus.client.api.ResidentsApi.CreateResident;
import org.opencus.client.model.AccountLink;
import org.opencus.client.model.DataSource;
import org.opencus.client.model.DemoTokenRequest;
import org.opencus.client.model.IdentityDocument;
import org.opencus.client.model.IdentityDocumentKind;
import org.opencus.client.model.Resident;
import org.opencus.client.model.ResidentContact;
import org.opencus.client.model.ResidentCreate;
import org.opencus.client.model.ResidentRegistration;
import org.opencus.client.model.RoleName;
import org.opencus.residents.domain.Pesel;
import org.opencus.testing.TestServer;

/** Clients of people in their roles, each with a real token that it got through the SDK. */
final class People {
    static final String CENTRE = "gorno";
    static final String CLUB = "klub-seniora-radlin";

    private final TestServer server;

    People(TestServer server) {
        this.server = server;
    }

    CusClient in(RoleName role) {
        return in(role, CENTRE);
    }

    CusClient in(RoleName role, String centre) {
        return with(DemoTokenRequest.builder().role(role).centre(centre).build());
    }

    CusClient partner(String organisation) {
        return with(DemoTokenRequest.builder()
                .role(RoleName.PARTNER)
                .centre(CENTRE)
                .organisation(organisation)
                .build());
    }

    /** Somebody of their own. */
    CusClient login(String subject) {
        return with(DemoTokenRequest.builder()
                .role(RoleName.RESIDENT)
                .centre(CENTRE)
                .subject(subject)
                .build());
    }

    CusClient key(String secret) {
        return CusClient.builder(server.url()).apiKey(secret).build();
    }

    CusClient bearer(String token) {
        return CusClient.builder(server.url()).bearer(token).build();
    }

    private CusClient with(DemoTokenRequest wanted) {
        return bearer(server.client()
                .demo()
                .createDemoToken(CreateDemoToken.of(wanted), DEFAULT)
                .value()
                .accessToken());
    }

    /** Somebody of the 19th century, who cannot be a resident of anywhere. */
    static ResidentCreate.Builder person(String givenNames, String familyName, int day) {
        return ResidentCreate.builder()
                .registration(ResidentRegistration.REGISTERED)
                .givenNames(givenNames)
                .familyName(familyName)
                .pesel(pesel(day))
                .contact(ResidentContact.builder()
                        .phone("601 234 5%02d".formatted(day))
                        .build())
                .identityDocument(IdentityDocument.builder()
                        .kind(IdentityDocumentKind.IDENTITY_CARD)
                        .shownOn(LocalDate.of(2026, 11, 1))
                        .build())
                .source(DataSource.INTERVIEW);
    }

    static String pesel(int day) {
        return Pesel.made(LocalDate.of(1870, 1, 1).plusDays(day), 2 + 10 * day).digits();
    }

    Answer<Resident> register(ResidentCreate person) {
        return in(RoleName.PLAN_COORDINATOR).residents().createResident(CreateResident.of(CENTRE, person), DEFAULT);
    }

    UUID register(String givenNames, String familyName, int day) {
        return register(person(givenNames, familyName, day).build()).value().id();
    }

    /** Connects a login with a record, as at the counter. */
    CusClient linked(String subject, UUID resident) {
        String code = in(RoleName.RECEPTIONIST)
                .accounts()
                .createAccountCode(CreateAccountCode.of(CENTRE, resident), DEFAULT)
                .value()
                .code();
        CusClient login = login(subject);
        AccountLink link = AccountLink.builder().code(code).build();
        login.accounts().linkAccount(LinkAccount.of(link), DEFAULT);
        return login;
    }

    static ProblemException problem(Runnable call) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, call::run);
        if (refused == null) {
            throw new AssertionError("nothing was refused");
        }
        return refused;
    }

    static int status(Runnable call) {
        return problem(call).status();
    }
}
