package org.opencus.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListeningPlaceTest {
    @Test
    void aFreePortWillDo() {
        ListeningPlace.require("localhost", 0);
    }

    @Test
    void aTakenPortIsToldWithItsSetting() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> ListeningPlace.require("localhost", taken.getLocalPort()))
                    .isInstanceOf(CannotListen.class)
                    .hasMessageContainingAll("Port " + taken.getLocalPort(), "CUS_PORT");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-host.invalid", "192.0.2.1", "two words"})
    void anAddressOfNobodyHereIsToldWithItsSetting(String host) {
        assertThatThrownBy(() -> ListeningPlace.require(host, 0))
                .isInstanceOf(CannotListen.class)
                .hasMessageContainingAll(host, "CUS_HOST");
    }
}
