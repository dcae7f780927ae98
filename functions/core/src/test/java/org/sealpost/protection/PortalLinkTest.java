package org.sealpost.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortalLinkTest {
  private static final String ID = "abcdefghijklmnopqrstuvwxyz";
  private static final String KEY = "zyxwvutsrqponmlkjihgfedcba";

  @Test
  void parseShouldReadWhatToStringWrote() {
    SecureRandom random = new SecureRandom();
    PortalLink link =
        new PortalLink(ProtectedMessageId.random(random), RecipientKey.random(random));

    assertThat(PortalLink.parse(link.toString())).contains(link);
    assertThat(link.under(URI.create("https://portal.contoso.example:8443")))
        .hasToString("https://portal.contoso.example:8443/m/" + link);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        ID,
        ID + ".",
        "." + KEY,
        ID + KEY,
        ID + "." + KEY + ".",
        ID + "." + KEY + "\n",
        " " + ID + "." + KEY,
        ID + "." + "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        ID + ".zyxwvutsrqponmlkjihgfedcb1",
        ID + "/" + KEY,
        "../" + ID + "." + KEY,
        ID + ".zyxwvutsrqponmlkjihgfedcbａ"
      })
  void parseShouldRefuseWhatWeDidNotWrite(String segment) {
    assertThat(PortalLink.parse(segment)).isEmpty();
  }

  @Test
  void newShouldRefuseOtherIds() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ProtectedMessageId("x"));
    assertThatIllegalArgumentException().isThrownBy(() -> new RecipientKey("x"));
  }
}
