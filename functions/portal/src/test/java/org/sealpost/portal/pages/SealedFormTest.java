package org.sealpost.portal.pages;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.settings.CarrierSettings;

class SealedFormTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Visitor visitor = new Visitor().withHeader("content-type", FORM);

  @Test
  void postShouldHandTheBytesOverAndLeadToTheMessage() {
    Response answer = post(ScriptedDoor.VALID, "sealed=" + base64(1000));

    assertLeadsTo(answer, ScriptedDoor.VALID);
    assertThat(visitor.door.received).containsExactly(ScriptedDoor.VALID + " 1000");
  }

  /// P3: nobody learns which links there are, nor whether the bytes were the right ones.
  @Test
  void everyLinkShouldGetTheSameAnswer() {
    for (String link :
        new String[] {
          ScriptedDoor.VALID,
          ScriptedDoor.UNKNOWN,
          ScriptedDoor.FOREIGN,
          ScriptedDoor.EXPIRED,
          ScriptedDoor.REVOKED,
          ScriptedDoor.NOT_POSTED
        }) {
      Response answer = post(link, "sealed=" + base64(10));

      assertLeadsTo(answer, link);
      assertThat(answer.headers()).hasSameSizeAs(post(ScriptedDoor.VALID, "").headers());
    }
  }

  /// The page lies in a mailbox, or on a disk.
  @ParameterizedTest
  @ValueSource(strings = {"null", "https://webmail.example", "file://"})
  void postShouldComeFromAnywhere(String origin) {
    visitor.withHeader("origin", origin).withHeader("sec-fetch-site", "cross-site");

    assertLeadsTo(post(ScriptedDoor.VALID, "sealed=" + base64(10)), ScriptedDoor.VALID);
    assertThat(visitor.door.received).hasSize(1);
    assertThat(visitor.post(PortalLink.PATH + ScriptedDoor.VALID + "/passcode").status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sealed",
        "sealed=!",
        "other=AAAA",
        "sealed=A%",
        "sealed=A%zz",
        "sealed=%00",
        "sealed=A"
      })
  void whatIsNoFormShouldBeAnsweredAlikeAndHandedToNobody(String body) {
    assertLeadsTo(post(ScriptedDoor.VALID, body), ScriptedDoor.VALID);
    assertThat(visitor.door.received).isEmpty();
  }

  /// Threat 45: gateways fold what is long, and pad what looks like base64.
  @Test
  void foldedAndPaddedBytesShouldBeRead() {
    String sealed = base64(10).substring(0, 5) + "%0D%0A+" + base64(10).substring(5) + "%3D%3D";

    post(ScriptedDoor.VALID, "sealed=" + sealed + "&more=x");

    assertThat(visitor.door.received).containsExactly(ScriptedDoor.VALID + " 10");
  }

  @Test
  void largestMessageShouldFitAndALargerBodyShouldBeRefusedInWords() {
    assertLeadsTo(
        post(ScriptedDoor.VALID, "sealed=" + base64(CarrierSettings.LARGEST)), ScriptedDoor.VALID);

    Response refused = post(ScriptedDoor.VALID, "sealed=" + base64(CarrierSettings.LARGEST + 4096));

    assertThat(refused.status()).isEqualTo(413);
    assertThat(Visitor.text(refused)).contains("message.html").doesNotContain("shorten");
    assertThat(visitor.door.received).hasSize(1);
  }

  @Test
  void nothingButPostShouldBeTaken() {
    Response answer = visitor.get(PortalLink.PATH + ScriptedDoor.VALID + "/sealed");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headers()).containsEntry("allow", "POST");
  }

  @Test
  void readerWhoseMessageWasNotPostedShouldBeToldWhatToDo() {
    Response answer = visitor.signedIn().get(PortalLink.PATH + ScriptedDoor.NOT_POSTED);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(Visitor.text(answer)).contains("Please open message.html in the e-mail once more");
  }

  private Response post(String link, String body) {
    return visitor.send("POST", PortalLink.PATH + link + "/sealed", body.getBytes(US_ASCII));
  }

  private static void assertLeadsTo(Response answer, String link) {
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.headers()).containsEntry("location", PortalLink.PATH + link);
    assertThat(answer.cookies()).isEmpty();
  }

  private static String base64(int bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[bytes]);
  }
}
