package org.sealpost.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.protection.settings.ProtectionSettingsJson;

/// An admin's program at the console's API.
record Admin(String console, String token) {

  /// In place of all settings that there are.
  void protect(ProtectionSettings settings) throws IOException, InterruptedException {
    String version =
        answer(request("/api/protection").GET()).headers().firstValue("ETag").orElseThrow();
    answer(
        request("/api/protection?summary=for+the+stories")
            .header("If-Match", version)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(ProtectionSettingsJson.write(settings))));
  }

  /// As in Exchange.
  void command(String command) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        answer(
            request("/api/rules/powershell")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        new ObjectMapper().createObjectNode().put("command", command).toString())));
    assertThat(new ObjectMapper().readTree(answer.body()).path("errors"))
        .as(answer.body())
        .isEmpty();
  }

  /// @param address of the message in the portal
  void revoke(String address) throws IOException, InterruptedException {
    answer(request("/api/messages/" + message(address) + "/revoke").POST(BodyPublishers.noBody()));
  }

  /// The id of the message that a portal address leads to.
  static String message(String address) {
    return address.replaceFirst(".*/m/", "").replaceFirst("\\..*", "");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(console + path))
        .header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> answer(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return answer;
    }
  }
}
