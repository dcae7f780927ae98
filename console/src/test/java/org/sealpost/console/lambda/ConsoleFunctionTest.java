package org.sealpost.console.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautLambdaContext;
import io.micronaut.function.aws.proxy.MockLambdaContext;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.console.AdminDoors;
import org.sealpost.inspection.parsers.AttachmentInspector;
import org.sealpost.mailflow.Intake;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Samples;

class ConsoleFunctionTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final APIGatewayV2HTTPEventFunction function =
      new APIGatewayV2HTTPEventFunction(
          ApplicationContext.builder(MicronautLambdaContext.ENVIRONMENT_LAMBDA)
              .deduceEnvironment(false)
              .singletons(AdminDoors.of(platform, new AttachmentInspector()), platform.clock)
              .start());

  @AfterEach
  void close() {
    function.close();
  }

  @Test
  void handleShouldAnswerAnAuthorizedAdmin() {
    APIGatewayV2HTTPResponse answer = handle("GET", "/api/me", Map.of("sub", "3f2a"));

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getBody()).isEqualTo("{\"admin\":\"3f2a\"}");
    assertThat(answer.getHeaders()).containsEntry("X-Content-Type-Options", "nosniff");
  }

  @Test
  void handleShouldRevokeInTheNameOfTheTokensSubject() {
    Intake intake = Samples.intake();
    ProtectedMessage message = Samples.message(Samples.CONTOSO, Samples.NOW);
    platform.records.intakes().settle(Samples.settlement(intake, Samples.sealed(message, 1)));

    APIGatewayV2HTTPResponse answer =
        handle("POST", "/api/messages/" + message.id() + "/revoke", Map.of("sub", "3f2a"));

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getBody()).contains("\"revokedBy\":\"3f2a\"");
  }

  @ParameterizedTest
  @CsvSource({"GET,/api/me,401", "GET,/api/messages,401", "POST,/api/sign-in,404", "GET,/,200"})
  void handleShouldShowNothingButThePageToAnybodyElse(String method, String path, int status) {
    APIGatewayV2HTTPResponse answer = handle(method, path, Map.of());

    assertThat(answer.getStatusCode()).isEqualTo(status);
  }

  private APIGatewayV2HTTPResponse handle(String method, String path, Map<String, String> claims) {
    APIGatewayV2HTTPEvent event =
        APIGatewayV2HTTPEvent.builder()
            .withVersion("2.0")
            .withRouteKey("$default")
            .withRawPath(path)
            .withRawQueryString("")
            .withHeaders(Map.of("host", "console.example", "content-type", "application/json"))
            .withBody(method.equals("POST") ? "{}" : "")
            .withRequestContext(
                RequestContext.builder()
                    .withAuthorizer(
                        Authorizer.builder()
                            .withJwt(JWT.builder().withClaims(claims).build())
                            .build())
                    .withHttp(
                        RequestContext.Http.builder().withMethod(method).withPath(path).build())
                    .build())
            .build();
    return function.handleRequest(event, new MockLambdaContext());
  }
}
