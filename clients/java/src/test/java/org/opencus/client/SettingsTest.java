package org.opencus.client;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8080",
                "/v1",
                "ftp://cus.example",
                "http:cus",
                "https://cus.example?a=b",
                "https://a#b"
            })
    void refusesWhatIsNoAddressOfAServer(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> CusClient.at(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "https://cus.example/", "https://cus.example/api/"})
    void takesAddressesWithAndWithoutAPath(String address) {
        assertThatNoException().isThrownBy(() -> CusClient.at(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S"})
    void refusesLimitsThatLeaveNoTime(Duration limit) {
        CusClient.Builder builder = CusClient.builder(URI.create("http://localhost"));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.timeout(limit));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.attemptTimeout(limit));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.connectTimeout(limit));
        assertThatIllegalArgumentException().isThrownBy(() -> RequestOptions.DEFAULT.withTimeout(limit));
    }

    @Test
    void refusesOptionsThatWouldBreakTheRequest() {
        RequestOptions options = RequestOptions.DEFAULT;
        assertThatIllegalArgumentException().isThrownBy(() -> options.withRequestId("a b"));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withRequestId("x".repeat(65)));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withLanguage("en\r\nX-Evil: 1"));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withIfNoneMatch("\"a\"\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withIdempotencyKey(""));
    }
}
