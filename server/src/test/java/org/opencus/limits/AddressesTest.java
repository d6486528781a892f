package org.opencus.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "::ffff:192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 20:01:0d:b8:00:01:00:02",
        "2001:db8:1:2::9, 20:01:0d:b8:00:01:00:02",
        "2001:db8::9, 20:01:0d:b8:00:00:00:00",
        "::1, 00:00:00:00:00:00:00:00",
        "fe80::1%eth0, fe:80:00:00:00:00:00:00",
        "nonsense, nonsense"
    })
    void aSubscriberHasANetwork(String address, String subscriber) {
        assertThat(Addresses.subscriber(address)).isEqualTo(subscriber);
    }
}
