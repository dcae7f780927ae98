package org.sealpost.console.lambda;

import static java.nio.charset.StandardCharsets.UTF_16LE;
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
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.configuration.ConfigurationDocument;
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

  @Test
  void filesShouldArriveByteForByte() {
    byte[] csv = "\ufeffAddress,City\nalice@contoso.example,Łódź\n".getBytes(UTF_16LE);

    APIGatewayV2HTTPResponse answer =
        function.handleRequest(
            APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey("$default")
                .withRawPath("/api/directory/people.csv")
                .withRawQueryString("")
                .withHeaders(
                    Map.of(
                        "host", "console.example",
                        "content-type", "text/csv",
                        "if-match", "\"0\""))
                .withBody(Base64.getEncoder().encodeToString(csv))
                .withIsBase64Encoded(true)
                .withRequestContext(context("POST", "/api/directory/people.csv", "3f2a"))
                .build(),
            new MockLambdaContext());

    assertThat(answer.getBody()).contains("\"saved\":1");
    assertThat(platform.configurations.content(ConfigurationDocument.DIRECTORY, 1).orElseThrow())
        .contains("Łódź");
  }

  private static RequestContext context(String method, String path, String subject) {
    return RequestContext.builder()
        .withAuthorizer(
            Authorizer.builder()
                .withJwt(JWT.builder().withClaims(Map.of("sub", subject)).build())
                .build())
        .withHttp(RequestContext.Http.builder().withMethod(method).withPath(path).build())
        .build();
  }

  @Test
  void rulesShouldGoOutAsTheFileThatTheyAre() {
    APIGatewayV2HTTPResponse answer = handle("GET", "/api/rules/export", Map.of("sub", "3f2a"));

    assertThat(answer.getIsBase64Encoded()).isTrue();
    assertThat(new String(Base64.getDecoder().decode(answer.getBody()), UTF_16LE))
        .startsWith("\ufeff<?xml");
  }

  private APIGatewayV2HTTPResponse handle(String method, String path, Map<String, String> claims) {
    APIGatewayV2HTTPEvent event =
        APIGatewayV2HTTPEvent.builder()
            .withVersion("2.0")
            .withRouteKey("$default")
            .withRawPath(path)
            .withRawQueryString("")
            .withHeaders(
                Map.of(
                    "host",
                    "console.example",
                    "content-type",
                    "application/json",
                    "authorization",
                    "Bearer of-a-console-on-some-machine",
                    "cookie",
                    "__Host-sealpost-console=of-one-too"))
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
