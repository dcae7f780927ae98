package org.sealpost.reply.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.protection.PortalLink;
import org.sealpost.testing.Samples;

class UploadIdTest {
  private static final PortalLink LINK = Samples.link();

  @Test
  void pathShouldNameMessageRecipientAndFile() {
    assertThat(new UploadId(LINK, "f0").path())
        .isEqualTo(LINK.message() + "/" + LINK.recipient() + "/f0");
  }

  /// It becomes a key in a bucket, and the name of a file.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "F0",
        "f/0",
        "f.0",
        "..",
        "f0\n",
        "é",
        "f 0",
        "${filename}",
        "f0123456789012345678901234567890123456789"
      })
  void fileShouldBeLettersAndDigitsOnly(String file) {
    assertThatIllegalArgumentException().isThrownBy(() -> new UploadId(LINK, file));
  }
}
