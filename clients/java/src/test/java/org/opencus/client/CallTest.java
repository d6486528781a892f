package org.opencus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallTest {
    @Test
    void collectionsBecomeOneParameterPerElement() {
        Call<String> call = get("/v1/services")
                .query("domain", List.of("social-assistance", "health"))
                .query("place", List.of())
                .query("limit", Optional.of(5))
                .query("age", Optional.empty())
                .reading(Body.text("text/plain"));
        assertThat(call.target()).isEqualTo("/v1/services?domain=social-assistance&domain=health&limit=5");
    }

    @ParameterizedTest
    @CsvSource({
        "mąż pije, m%C4%85%C5%BC%20pije",
        "a+b&c=d, a%2Bb%26c%3Dd",
        "100%, 100%25",
        "%20, %2520",
        "*~-._, %2A~-._",
        "a/b?c#d, a%2Fb%3Fc%23d",
        "🙂, %F0%9F%99%82"
    })
    void valuesAreEncodedExactlyOnce(String value, String encoded) {
        assertThat(get("/s").query("q", value).reading(Body.none()).target()).isEqualTo("/s?q=" + encoded);
        assertThat(get("/{q}").path("q", value).reading(Body.none()).target()).isEqualTo("/" + encoded);
    }

    @Test
    void valuesGoOutInTheirFormOnTheWire() {
        UUID id = UUID.fromString("017eb294-c000-7d00-9351-d89037d5b478");
        Call<Void> call = get("/v1/{id}")
                .path("id", id)
                .query("day", LocalDate.of(2026, 11, 3))
                .query("at", OffsetDateTime.parse("2022-02-01T01:00+01:00"))
                .query("now", Instant.parse("2022-02-01T00:00:00.123456789Z"))
                .query("facets", true)
                .reading(Body.none());
        assertThat(call.target())
                .isEqualTo("/v1/017eb294-c000-7d00-9351-d89037d5b478?day=2026-11-03"
                        + "&at=2022-02-01T00%3A00%3A00Z&now=2022-02-01T00%3A00%3A00.123456Z&facets=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void refusesASegmentThatWouldNameAnotherPath(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> get("/v1/centres/{centre}/services").path("centre", value));
    }

    @Test
    void refusesAPathWithoutAllItsValues() {
        assertThatIllegalStateException().isThrownBy(() -> get("/v1/{centre}").reading(Body.none()));
    }

    @ParameterizedTest
    @CsvSource({"GET,true", "HEAD,true", "PUT,true", "DELETE,true", "POST,false", "PATCH,false"})
    void whatHttpCallsIdempotentMayBeRepeated(String method, boolean repeatable) {
        assertThat(Call.to(method, "/").reading(Body.none()).repeatable()).isEqualTo(repeatable);
    }

    @Test
    void aSafePostMayBeRepeatedAndTakesNoKey() {
        Call<Void> call = Call.to("POST", "/v1/search").safe().reading(Body.none());
        assertThat(call.repeatable()).isTrue();
        assertThat(call.takesKey()).isFalse();
    }

    @Test
    void itsNameHoldsNothingThatAnyoneEntered() {
        Call<Void> call =
                get("/v1/{centre}").path("centre", "gorno").query("q", "secret").reading(Body.none());
        assertThat(call.name()).isEqualTo("GET /v1/{centre}");
    }

    private static Call.Draft get(String path) {
        return Call.to("GET", path);
    }
}
