package org.sealpost.rules.predicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "192.0.2.1, ::ffff:192.0.2.1, true",
    "192.0.2.1, ::ffff:c000:201, true",
    "::ffff:192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, ::192.0.2.1, false",
    "192.0.2.9-192.0.2.17, 192.0.2.8, false",
    "192.0.2.9-192.0.2.17, 192.0.2.9, true",
    "192.0.2.9-192.0.2.17, 192.0.2.17, true",
    "192.0.2.9-192.0.2.17, 192.0.2.18, false",
    "' 192.0.2.9 - 192.0.2.17 ', 192.0.2.10, true",
    "127.255.255.255-128.0.0.1, 128.0.0.0, true",
    "192.0.2.0/24, 192.0.2.255, true",
    "192.0.2.0/24, 192.0.3.0, false",
    "192.0.2.77/24, 192.0.2.1, true",
    "192.0.2.77/31, 192.0.2.76, true",
    "192.0.2.77/32, 192.0.2.76, false",
    "0.0.0.0/0, 255.255.255.255, true",
    "0.0.0.0/0, ::1, false",
    "::/0, 192.0.2.1, false",
    "::/0, ::1, true",
    "::ffff:192.0.2.0/120, 192.0.2.200, true",
    "::ffff:192.0.2.0/120, 192.0.3.1, false",
    "2001:db8::/32, 2001:DB8:ffff::1, true",
    "2001:db8::/32, 2001:db9::, false",
    "2001:db8::1-2001:db8::ff, 2001:db8:0:0:0:0:0:10, true",
    "2001:db8::1-2001:db8::ff, 2001:db8::100, false",
  })
  void containsShouldCompareNumbers(String range, String address, boolean expected) {
    assertThat(new IpRange(range).contains(address)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "localhost", "mail.contoso.example", "192.0.2", "192.0.2.1.1", "0xc0.0.2.1",
        "192.0.2.01", "0300.0.2.1", "3221225985", "192.0.2.256", "[::1]", "::1%eth0", "::1%1",
        "fe80::1::2", "12345::", "192.0.2.1:25", " 192.0.2.1", "a:b", "١٩٢.0.2.1"
      })
  void containsShouldBeFalseForWhatIsNoAddress(String address) {
    assertThat(new IpRange("0.0.0.0/0").contains(address)).isFalse();
    assertThat(new IpRange("::/0").contains(address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "contoso.example",
        "localhost",
        "192.0.2",
        "192.0.2.256",
        "192.0.2.01",
        "192.0.2.*",
        "192.0.2.0/",
        "192.0.2.0/33",
        "192.0.2.0/-1",
        "192.0.2.0/+8",
        "192.0.2.0/08",
        "192.0.2.0/24/24",
        "192.0.2.0/255.255.255.0",
        "2001:db8::/129",
        "::ffff:192.0.2.0/95",
        "192.0.2.9-192.0.2.1",
        "192.0.2.9-",
        "-192.0.2.9",
        "192.0.2.1-192.0.2.2-192.0.2.3",
        "192.0.2.1-2001:db8::1",
        "192.0.2.1-9",
        "192.0.2.1-192.0.2.9/24",
        "192.0.2.1,192.0.2.2",
        "[2001:db8::1]",
        "fe80::1%eth0",
        "/24"
      })
  void newShouldRefuseWhatIsNoRange(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IpRange(text))
        .withMessageMatching("a[n]? (IP|network).*");
  }

  @Test
  void rangesShouldBeEqualWhenWrittenAlike() {
    assertThat(new IpRange(" 192.0.2.1 "))
        .isEqualTo(new IpRange("192.0.2.1"))
        .hasSameHashCodeAs(new IpRange("192.0.2.1"))
        .hasToString("192.0.2.1")
        .isNotEqualTo(new IpRange("192.0.2.1/32"));
  }
}
