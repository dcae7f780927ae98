package org.sealpost.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sealpost.testing.Samples;

/// What every [MacKey] does.
public interface MacKeyContract {
  byte[] TEXT = "sealpost loop alice".getBytes(StandardCharsets.US_ASCII);

  MacKey macKey();

  /// Another key of the same place.
  MacKey otherMacKey();

  @Test
  default void isMacShouldKnowWhatMacGave() {
    byte[] mac = macKey().mac(TEXT);

    assertThat(mac).hasSize(32);
    assertThat(macKey().isMac(TEXT, mac)).isTrue();
    assertThat(macKey().mac(TEXT)).isEqualTo(mac);
  }

  @Test
  default void isMacShouldRefuseWhatBelongsToAnotherText() {
    byte[] mac = macKey().mac(TEXT);
    byte[] other = TEXT.clone();
    other[0] ^= 1;

    assertThat(macKey().isMac(other, mac)).isFalse();
  }

  @Test
  default void isMacShouldRefuseWhatAnotherKeyMade() {
    assertThat(macKey().isMac(TEXT, otherMacKey().mac(TEXT))).isFalse();
  }

  @Test
  default void isMacShouldRefuseEveryChange() {
    byte[] mac = macKey().mac(TEXT);

    for (int at = 0; at < mac.length; at += 5) {
      byte[] changed = mac.clone();
      changed[at] ^= 1;
      assertThat(macKey().isMac(TEXT, changed)).isFalse();
    }
  }

  /// Strangers write what is checked: nonsense is no MAC, and no failure.
  @Test
  default void isMacShouldRefuseWhatCanBeNoMac() {
    byte[] mac = macKey().mac(TEXT);

    assertThat(macKey().isMac(TEXT, new byte[0])).isFalse();
    assertThat(macKey().isMac(TEXT, Arrays.copyOf(mac, 31))).isFalse();
    assertThat(macKey().isMac(TEXT, Arrays.copyOf(mac, 33))).isFalse();
    assertThat(macKey().isMac(TEXT, new byte[7000])).isFalse();
    assertThat(macKey().isMac(new byte[0], mac)).isFalse();
    assertThat(macKey().isMac(new byte[MacKey.LONGEST + 1], mac)).isFalse();
  }

  @Test
  default void macShouldTakeTheLongestText() {
    byte[] longest = Samples.bytes(MacKey.LONGEST);

    assertThat(macKey().isMac(longest, macKey().mac(longest))).isTrue();
  }

  @Test
  default void macShouldTakeNeitherNothingNorTooMuch() {
    assertThatIllegalArgumentException().isThrownBy(() -> macKey().mac(new byte[0]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> macKey().mac(new byte[MacKey.LONGEST + 1]));
  }
}
