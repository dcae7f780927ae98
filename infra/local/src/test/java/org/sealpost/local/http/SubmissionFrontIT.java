package org.sealpost.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.console.signin.CommandLineToken;
import org.sealpost.gateway.lambda.SubmissionHandler;
import org.sealpost.mail.IntakeId;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Mails;
import org.sealpost.testing.Port;
import org.sealpost.wiring.Doors;

class SubmissionFrontIT {
  private static final String MAIL =
      Mails.crlf(
          """
          From: alice@contoso.example
          To: bob@partner.example
          Subject: x

          """);

  private final CommandLineToken token = CommandLineToken.random(new SecureRandom());
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final HttpClient client = HttpClient.newHttpClient();
  private SubmissionFront front;

  @BeforeEach
  void start() throws IOException {
    front = SubmissionFront.start(0, Doors.submission(platform), token);
  }

  @AfterEach
  void stop() {
    front.close();
    client.close();
  }

  @Test
  void mailShouldBeTakenWithTheWishesOfTheQuery() throws Exception {
    HttpResponse<String> answer =
        send(signedIn("?protect=Do%20Not%20Forward&expires=7&notify").POST(mail(MAIL.length())));

    assertThat(answer.statusCode()).isEqualTo(202);
    IntakeId intake = new IntakeId(json(answer).path("intake").asText());
    assertThat(new String(platform.rawInbox().find(intake).orElseThrow(), UTF_8))
        .startsWith(
            Mails.crlf(
                """
                X-Sealpost-Protect: Do Not Forward
                X-Sealpost-Expires: 7
                X-Sealpost-Notify: yes
                From: alice@contoso.example
                """));
  }

  @Test
  void theLargestMailShouldBeTaken() throws Exception {
    HttpResponse<String> answer =
        send(signedIn("").POST(mail(SubmissionHandler.LARGEST_MESSAGE_BYTES)));

    assertThat(answer.statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2_000_000, 40_000_000})
  void largerMailShouldBeRefusedInWords(int more) throws Exception {
    HttpResponse<String> answer =
        send(signedIn("").POST(mail(SubmissionHandler.LARGEST_MESSAGE_BYTES + more)));

    assertProblem(answer, 413, "Send it by SMTP.");
  }

  /// A sender that does not say how much will come.
  @Test
  void largerMailShouldBeRefusedInChunksToo() throws Exception {
    InputStream much =
        new ByteArrayInputStream(new byte[SubmissionHandler.LARGEST_MESSAGE_BYTES * 2]);

    HttpResponse<String> answer = send(signedIn("").POST(BodyPublishers.ofInputStream(() -> much)));

    assertProblem(answer, 413, "Send it by SMTP.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "Bearer x", "Basic TOKEN", "TOKEN", "Bearer TOKENx"})
  void nobodyElseShouldBeLetIn(String authorization) throws Exception {
    HttpResponse<String> answer =
        send(
            request("")
                .header("Authorization", authorization.replace("TOKEN", token.value()))
                .POST(mail(2_000_000)));

    assertProblem(answer, 401, "console.token");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
  }

  @Test
  void nobodyShouldBeLetInWithoutToken() throws Exception {
    assertProblem(send(request("").POST(mail(MAIL.length()))), 401, "console.token");
  }

  @Test
  void otherRoutesShouldBeRefusedInWords() throws Exception {
    HttpRequest elsewhere =
        HttpRequest.newBuilder(front.origin().resolve("/api/rules"))
            .header("Authorization", "Bearer " + token.value())
            .build();

    assertProblem(client.send(elsewhere, BodyHandlers.ofString()), 404, "/api/messages");
    assertProblem(send(signedIn("").GET()), 405, "POST");
  }

  @Test
  void answersOfTheFunctionShouldComeThrough() throws Exception {
    HttpRequest.Builder strange =
        signedIn("").setHeader("Content-Type", "text/plain").POST(mail(MAIL.length()));
    assertProblem(send(strange), 415, "message/rfc822");
    assertProblem(
        send(signedIn("?expires=soon").POST(mail(MAIL.length()))), 422, "a number of days");

    platform.fail(Port.INTAKE_QUEUE);
    assertProblem(send(signedIn("").POST(mail(MAIL.length()))), 503, "again");
  }

  @Test
  void startShouldFailWhenThePortIsTaken() {
    int port = front.origin().getPort();

    assertThatThrownBy(() -> SubmissionFront.start(port, Doors.submission(platform), token))
        .isInstanceOf(BindException.class);
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String detail)
      throws IOException {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(answer).path("status").asInt()).isEqualTo(status);
    assertThat(json(answer).path("title").asText()).isNotBlank();
    assertThat(json(answer).path("detail").asText()).contains(detail);
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return new ObjectMapper().readTree(answer.body());
  }

  /// A mail of so many bytes.
  private static HttpRequest.BodyPublisher mail(int bytes) {
    StringBuilder text = new StringBuilder(bytes).append(MAIL);
    while (text.length() < bytes) {
      int left = bytes - text.length();
      text.append("x".repeat(Math.min(left, 70))).append(left > 72 ? "\r\n" : "");
    }
    return BodyPublishers.ofString(text.toString());
  }

  private HttpRequest.Builder signedIn(String query) {
    return request(query).header("Authorization", "Bearer " + token.value());
  }

  private HttpRequest.Builder request(String query) {
    return HttpRequest.newBuilder(URI.create(front.origin() + "/api/messages" + query))
        .header("Content-Type", "message/rfc822");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
