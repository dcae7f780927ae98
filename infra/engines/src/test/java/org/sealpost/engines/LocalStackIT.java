package org.sealpost.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class LocalStackIT {
  private static LocalStack startInHostMode() {
    try {
      return LocalStack.inHostMode(Repository.ROOT);
    } catch (EngineUnavailableException e) {
      if ("true".equals(System.getenv("CI"))) {
        throw e;
      }
      return Assumptions.abort(e::getMessage);
    }
  }

  @Test
  void hostModeShouldServeTheServicesOnLoopbackOnly() throws Exception {
    try (LocalStack engine = startInHostMode()) {
      URI endpoint = engine.endpoint();

      assertThat(LocalHttp.get(endpoint.resolve("/_localstack/health")).orElseThrow())
          .contains("\"kms\": \"available\"", "\"s3\": \"available\"", "\"sqs\": \"available\"");
      assertThat(call(endpoint, "kms", "TrentService.CreateKey")).contains("KeyId");
      assertThat(engine).hasToString("LocalStack 4.9.2 (host mode, virtual environment)");
      assertThat(Loopback.addressesBeside())
          .noneMatch(address -> Loopback.answers(address, endpoint.getPort()));
    }
  }

  @Test
  void closeShouldEndTheServer() {
    LocalStack engine = startInHostMode();

    engine.close();

    assertThat(LocalHttp.get(engine.endpoint().resolve("/_localstack/health"))).isEmpty();
  }

  @Test
  void givenEndpointShouldBeTakenAndLeftRunning() {
    try (LocalStack engine = startInHostMode()) {
      LocalStack given = LocalStack.at(engine.endpoint());

      given.close();

      assertThat(given.endpoint()).isEqualTo(engine.endpoint());
      assertThat(given).hasToString("LocalStack 4.9.2 (SEALPOST_LOCALSTACK)");
      assertThat(LocalHttp.get(engine.endpoint().resolve("/_localstack/health"))).isPresent();
    }
  }

  @Test
  void givenEndpointShouldBeRefusedWhenNothingAnswersThere() {
    URI silent = URI.create("http://127.0.0.1:" + LocalHttp.freePort());

    assertThatThrownBy(() -> LocalStack.at(silent))
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessageContaining("SEALPOST_LOCALSTACK")
        .hasMessageContaining(silent.toString());
  }

  private static String call(URI endpoint, String service, String target) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("X-Amz-Target", target)
            .header("Content-Type", "application/x-amz-json-1.1")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/%s/aws4_request,"
                        .formatted(service)
                    + " SignedHeaders=host, Signature=none")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return response.body();
    }
  }
}
