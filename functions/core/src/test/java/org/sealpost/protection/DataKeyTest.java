package org.sealpost.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DataKeyTest {
  private final byte[] bytes = new byte[DataKey.BYTES];

  DataKeyTest() {
    Arrays.fill(bytes, (byte) 'k');
  }

  @Test
  void secretBytesShouldBeACopyOfACopy() {
    try (DataKey key = new DataKey(bytes)) {
      bytes[0] = 0;
      key.secretBytes()[1] = 0;

      assertThat(key.secretBytes()).containsOnly('k').hasSize(32);
    }
  }

  @Test
  void closeShouldEndItsUse() {
    DataKey key = new DataKey(bytes);

    key.close();
    key.close();

    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(key::secretBytes);
  }

  @Test
  void toStringShouldHideTheKey() {
    try (NewDataKey key =
        new NewDataKey(new DataKey(bytes), WrappedDataKey.of(new byte[] {1}, "key-1"))) {
      assertThat(key.key()).hasToString("DataKey[******]");
      assertThat(key.toString()).doesNotContain("kk").doesNotContain("107, 107");
    }
  }

  @Test
  void newShouldRefuseOtherLengths() {
    assertThatIllegalArgumentException().isThrownBy(() -> new DataKey(new byte[31]));
    assertThatIllegalArgumentException().isThrownBy(() -> new DataKey(new byte[0]));
  }
}
