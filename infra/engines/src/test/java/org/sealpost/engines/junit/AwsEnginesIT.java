package org.sealpost.engines.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sealpost.engines.SentMail;

class AwsEnginesIT {
  private static final String REGION = "eu-central-1";

  @RegisterExtension static final AwsEngines aws = AwsEngines.start();

  @Test
  void dynamoDbShouldBeStartedOnce() {
    assertThat(aws.dynamoDb()).isEqualTo(aws.dynamoDb()).hasHost("127.0.0.1");
  }

  @Test
  void localStackShouldBeHealthy() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI health = aws.localStack().resolve("/_localstack/health");

      assertThat(http.send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString()).body())
          .contains("available");
    }
  }

  @Test
  void sentMailsShouldHoldWhatSesV2Took() throws Exception {
    String sender = "clerk@verified.example";
    String raw = "From: " + sender + "\r\nTo: b@example.org\r\nSubject: s\r\n\r\nfür dich\r\n";
    aws.verifySender("verified.example", REGION);

    assertThat(send(sender, raw).statusCode()).isEqualTo(200);

    SentMail mail = aws.sentMails().getLast();
    assertThat(mail.source()).isEqualTo(sender);
    assertThat(mail.destinations()).containsExactly("b@example.org");
    assertThat(mail.raw()).isEqualTo(raw);
  }

  @Test
  void sesV2ShouldRefuseASenderNobodyVerified() throws Exception {
    HttpResponse<String> response = send("a@unknown.example", "From: a@unknown.example\r\n\r\n");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("a@unknown.example");
  }

  /// A second class of the same run.
  @Nested
  class InAnotherClass {
    @RegisterExtension static final AwsEngines same = AwsEngines.start();

    @Test
    void dynamoDbShouldBeTheSame() {
      assertThat(same.dynamoDb()).isEqualTo(aws.dynamoDb());
    }
  }

  private static HttpResponse<String> send(String sender, String raw) throws Exception {
    String body =
        """
        {"FromEmailAddress": "%s", "Destination": {"ToAddresses": ["b@example.org"]},
         "Content": {"Raw": {"Data": "%s"}}}
        """
            .formatted(
                sender, Base64.getEncoder().encodeToString(raw.getBytes(StandardCharsets.UTF_8)));
    HttpRequest request =
        HttpRequest.newBuilder(aws.sesV2().resolve("/v2/email/outbound-emails"))
            .header("Content-Type", "application/json")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=test/20260101/%s/ses/aws4_request,".formatted(REGION)
                    + " SignedHeaders=host, Signature=none")
            .POST(BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString());
    }
  }
}
