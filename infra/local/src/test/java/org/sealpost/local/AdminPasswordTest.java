package org.sealpost.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminPasswordTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir Path folder;

  @Test
  void openShouldMakeAnotherPasswordUntilOneWasShown() throws Exception {
    try (DataFolder data = DataFolder.open(folder)) {
      String first = AdminPassword.open(data, RANDOM).toShow().orElseThrow();

      AdminPassword second = AdminPassword.open(data, RANDOM);

      assertThat(second.toShow()).isPresent().get().isNotEqualTo(first);
      assertThat(second.passwords().matches("admin", first)).isFalse();
    }
  }

  @Test
  void openShouldKeepThePasswordThatWasShown() throws Exception {
    try (DataFolder data = DataFolder.open(folder)) {
      AdminPassword first = AdminPassword.open(data, RANDOM);
      first.wasShown();

      AdminPassword second = AdminPassword.open(data, RANDOM);

      assertThat(second.toShow()).isEmpty();
      assertThat(second.passwords().matches("admin", first.toShow().orElseThrow())).isTrue();
    }
  }
}
