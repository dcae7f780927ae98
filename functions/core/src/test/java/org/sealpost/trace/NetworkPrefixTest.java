package org.sealpost.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Threat 56: what is kept of an address follows nobody.
class NetworkPrefixTest {
  @ParameterizedTest
  @CsvSource({
    "203.0.113.77, 203.0.113.0/24",
    "255.255.255.255, 255.255.255.0/24",
    "0.0.0.0, 0.0.0.0/24",
    "2001:db8:7:1:2:3:4:5, 2001:db8:7::/48",
    "2001:DB8:0007::, 2001:db8:7::/48",
    "::1, 0:0:0::/48",
    "fe80::1, fe80:0:0::/48",
    "::ffff:203.0.113.77, 203.0.113.0/24",
    "::FFFF:cb00:714d, 203.0.113.0/24",
    "64:ff9b::203.0.113.77, 64:ff9b:0::/48",
  })
  void ofShouldKeepTheNetworkAndNotTheMachine(String address, String prefix) {
    assertThat(NetworkPrefix.of(address)).map(NetworkPrefix::text).contains(prefix);
  }

  /// None of them is ever asked of a name server: there is no letter beyond f in what is looked at,
  /// and no number alone is taken for an address.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "localhost",
        "evil.example",
        "cafe.beef",
        "dead",
        "::1%eth0",
        "203.0.113",
        "203.113",
        "3405803853",
        "1",
        "256.0.0.1",
        "203.0.113.77:5123",
        "[2001:db8::1]",
        "2001:db8:::1",
        "2001:db8::1::2",
        "1:2:3:4:5:6:7:8:9",
        "203.0.113.77, 10.0.0.1",
        "203.0.113.77\r\nX: y",
        "0x7f.0.0.1",
        ":",
        "...",
        "١٢٧.٠.٠.١",
      })
  void ofShouldBeEmptyForWhatIsNoAddress(String garbage) {
    assertThat(NetworkPrefix.of(garbage)).isEmpty();
  }

  @Test
  void ofShouldBeEmptyForLongNonsense() {
    assertThat(NetworkPrefix.of(":".repeat(1_000_000))).isEmpty();
    assertThat(NetworkPrefix.of("1".repeat(1_000_000))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.77", "203.0.113.77/32", "2001:db8::1", "Bob"})
  void aWholeAddressShouldNotBeAPrefix(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new NetworkPrefix(text));
  }
}
