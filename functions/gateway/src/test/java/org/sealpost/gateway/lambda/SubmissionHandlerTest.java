package org.sealpost.gateway.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Port;
import org.sealpost.wiring.Doors;

class SubmissionHandlerTest {
  private static final String MAIL =
      "From: alice@contoso.example\nTo: bob@partner.example\nSubject: x\n\nHello\n";
  private static final Map<String, String> FIELDS = Map.of("content-type", "message/rfc822");

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final SubmissionHandler handler =
      new SubmissionHandler(Doors.submission(platform), "sealpost/submit");

  @Test
  void handleShouldTakeAMailWithLinesOfAShell() {
    APIGatewayV2HTTPResponse answer = post(MAIL, Map.of("protect", "Encrypt"));

    assertThat(answer.getStatusCode()).isEqualTo(202);
    assertThat(answer.getBody()).matches("\\{\"intake\":\"submitted-[0-9a-f]{32}\"}");
  }

  @ParameterizedTest
  @CsvSource({"expires, soon", "expires, 0", "noForward, perhaps", "to, nobody", "protect, ''"})
  void handleShouldRefuseInWords(String name, String value) {
    APIGatewayV2HTTPResponse answer = post(MAIL, Map.of(name, value));

    assertThat(answer.getStatusCode()).isEqualTo(422);
    assertThat(answer.getHeaders()).containsEntry("Content-Type", "application/problem+json");
    assertThat(answer.getBody()).contains("\"detail\":\"");
  }

  @Test
  void handleShouldRefuseWhatIsTooLargeOrNoMessage() {
    String large = MAIL + "x".repeat(SubmissionHandler.LARGEST_MESSAGE_BYTES);

    assertThat(post(large, Map.of()).getStatusCode()).isEqualTo(413);
    assertThat(handle(event(MAIL, Map.of(), Map.of(), "sealpost/submit")).getStatusCode())
        .isEqualTo(415);
  }

  @Test
  void handleShouldLetInNobodyWithAnotherScope() {
    assertThat(handle(event(MAIL, Map.of(), FIELDS, "openid")).getStatusCode()).isEqualTo(403);
    assertThat(handle(new APIGatewayV2HTTPEvent()).getStatusCode()).isEqualTo(403);
  }

  @Test
  void handleShouldAskToTryAgain() {
    platform.fail(Port.INTAKE_QUEUE);

    assertThat(post(MAIL, Map.of()).getStatusCode()).isEqualTo(503);
  }

  private APIGatewayV2HTTPResponse post(String mail, Map<String, String> parameters) {
    return handle(event(mail, parameters, FIELDS, "openid sealpost/submit"));
  }

  private APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
    return handler.handleRequest(event, null);
  }

  private static APIGatewayV2HTTPEvent event(
      String mail, Map<String, String> parameters, Map<String, String> fields, String scope) {
    var jwt =
        RequestContext.Authorizer.JWT
            .builder()
            .withClaims(Map.of("sub", "orders", "scope", scope))
            .build();
    return APIGatewayV2HTTPEvent.builder()
        .withHeaders(fields)
        .withQueryStringParameters(parameters)
        .withIsBase64Encoded(true)
        .withBody(Base64.getEncoder().encodeToString(mail.getBytes(UTF_8)))
        .withRequestContext(
            RequestContext.builder()
                .withAuthorizer(RequestContext.Authorizer.builder().withJwt(jwt).build())
                .build())
        .build();
  }
}
