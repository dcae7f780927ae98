package org.sealpost.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UploadsOriginTest {
  @Test
  void originShouldBeWhatTheEnvironmentSays() {
    assertThat(UploadsOrigin.of(Map.of(UploadsOrigin.VARIABLE, "https://vault.s3.example")))
        .contains(URI.create("https://vault.s3.example"));
  }

  @Test
  void functionThatIsToldNoneShouldDoWithout() {
    assertThat(UploadsOrigin.of(Map.of())).isEmpty();
    assertThat(UploadsOrigin.of(Map.of(UploadsOrigin.VARIABLE, ""))).isEmpty();
  }
}
