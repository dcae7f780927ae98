package org.sealpost.inspection.clamd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClamdAddressTest {
  @Test
  void parseShouldTakeNamesAndAddresses() {
    assertThat(ClamdAddress.parse("clamd.internal:3310"))
        .isEqualTo(new ClamdAddress("clamd.internal", 3310));
    assertThat(ClamdAddress.parse("[::1]:3310")).isEqualTo(new ClamdAddress("::1", 3310));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "clamd", ":3310", "clamd:", "clamd:0", "clamd:65536", "clamd:x"})
  void parseShouldRefuseAnythingElse(String text) {
    assertThatThrownBy(() -> ClamdAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
