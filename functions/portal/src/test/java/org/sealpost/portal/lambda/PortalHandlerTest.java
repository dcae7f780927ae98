package org.sealpost.portal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.portal.DownloadResult;
import org.sealpost.portal.pages.ScriptedDoor;
import org.sealpost.portal.pages.Site;
import org.sealpost.portal.pages.Visitor;

class PortalHandlerTest {
  private static final URI ORIGIN = URI.create(Visitor.ORIGIN);

  private final ScriptedDoor door = new ScriptedDoor();
  private final PortalHandler handler =
      new PortalHandler(
          new Site(
              door,
              new Visitor().brandingTemplates(),
              Visitor.organization(ORIGIN),
              Optional.empty(),
              PortalHandler.LAMBDA_ANSWER_BYTES,
              Visitor.UNHURRIED,
              Clock.systemUTC()));

  @Test
  void strangerShouldBeAskedToSignIn() {
    APIGatewayV2HTTPResponse answer = answer("get-message");

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getIsBase64Encoded()).isFalse();
    assertThat(answer.getHeaders()).containsEntry("content-type", "text/html; charset=utf-8");
    assertThat(answer.getBody()).contains("Send me a passcode");
    assertThat(answer.getCookies()).isEmpty();
  }

  @Test
  void cookieOfASessionShouldOpenTheMessage() {
    assertThat(answer("get-message-signed-in").getBody()).contains("Draft settlement");
  }

  @Test
  void passcodeShouldBeSentOnDemand() {
    APIGatewayV2HTTPResponse answer = answer("post-passcode");

    assertThat(answer.getStatusCode()).isEqualTo(303);
    assertThat(answer.getCookies()).hasSize(1);
    assertThat(door.changes).containsExactly("passcode " + ScriptedDoor.VALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"post-code-base64", "post-code-plain"})
  void formShouldBeReadHoweverItTravels(String event) {
    APIGatewayV2HTTPResponse answer = answer(event);

    assertThat(answer.getStatusCode()).isEqualTo(303);
    assertThat(answer.getCookies().getFirst()).startsWith("__Host-sealpost-session=");
  }

  @Test
  void garbledBodyShouldSignNobodyIn() {
    APIGatewayV2HTTPResponse answer = answer("post-code-garbled");

    assertThat(answer.getStatusCode()).isEqualTo(403);
    assertThat(answer.getCookies()).isEmpty();
  }

  @Test
  void attachmentShouldTravelByteForByte() {
    byte[] content = {0, (byte) 0xff, 13, 10, (byte) 0xc3, 0x28};
    door.attachments.put(0, new DownloadResult.Download("a.bin", content));

    APIGatewayV2HTTPResponse answer = answer("get-attachment");

    assertThat(answer.getIsBase64Encoded()).isTrue();
    assertThat(Base64.getDecoder().decode(answer.getBody())).isEqualTo(content);
  }

  @Test
  void attachmentThatLambdaCannotCarryShouldBeRefusedWithAPage() {
    byte[] content = new byte[PortalHandler.LAMBDA_ANSWER_BYTES + 1];
    door.attachments.put(0, new DownloadResult.Download("a.bin", content));

    assertThat(answer("get-attachment").getStatusCode()).isEqualTo(503);
  }

  @Test
  void stylesheetShouldTravelAsTextAndIconAsBytes() {
    assertThat(answer("get-stylesheet").getBody()).contains("--accent");
    assertThat(answer("get-favicon").getIsBase64Encoded()).isTrue();
  }

  @Test
  void headShouldHaveNoBody() {
    assertThat(answer("head-message").getBody()).isEmpty();
  }

  @Test
  void headersShouldCountHoweverTheyAreWritten() {
    assertThat(answer("post-cross-site").getStatusCode()).isEqualTo(403);
    assertThat(door.changes).isEmpty();
  }

  @Test
  void errorPageShouldNameTheRequestAsTheLogsDo() {
    var event = Events.read("get-favicon");
    event.setRawPath("/nothing");

    assertThat(handler.handleRequest(event, new TestContext("lambda-1")).getBody())
        .contains("Request lambda-1");
  }

  private APIGatewayV2HTTPResponse answer(String event) {
    return handler.handleRequest(Events.read(event), new TestContext("lambda-1"));
  }
}
