package org.sealpost.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.console.Answers.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.testing.Samples;

class MessagesIT {
  private final SampleOrganization organization = new SampleOrganization();
  private final RunningConsole console =
      new RunningConsole(organization.doors(), organization.platform.clock);

  @BeforeEach
  void signIn() {
    console.signIn();
  }

  @AfterEach
  void stop() {
    console.close();
  }

  @Test
  void listShouldShowTheNewestFirstWithTheirState() {
    ProtectedMessageId expired = organization.expiredMessage();
    ProtectedMessageId active = organization.activeMessage();

    JsonNode messages = json(console.get("/api/messages")).get("messages");

    assertThat(messages.findValuesAsText("id")).containsExactly(active.value(), expired.value());
    assertThat(messages.findValuesAsText("kind")).containsExactly("active", "expired");
    assertThat(messages.get(0).get("acceptedAt").asText()).isEqualTo("2026-11-22T07:00:00Z");
    assertThat(messages.get(0).at("/author/name").asText()).isEqualTo("Alice Ärmel");
    assertThat(messages.get(1).at("/author/name").isNull()).isTrue();
  }

  @Test
  void listShouldBeEmptyInTheBeginning() {
    HttpResponse<String> answer = console.get("/api/messages");

    assertThat(answer.body()).isEqualTo("{\"messages\":[]}");
  }

  @Test
  void listShouldKeepToTheLimit() {
    organization.expiredMessage();
    organization.activeMessage();

    JsonNode messages = json(console.get("/api/messages?limit=1")).get("messages");

    assertThat(messages).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "501", "-1", "many", "99999999999", "1.5"})
  void listShouldRefuseAnyOtherLimit(String limit) {
    HttpResponse<String> answer = console.get("/api/messages?limit=" + limit);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("code").asText()).startsWith("bad-");
  }

  @Test
  void detailsShouldShowRecipientsAndTraceButNoHalfOfALink() {
    ProtectedMessageId id = organization.activeMessage();

    HttpResponse<String> answer = console.get("/api/messages/" + id);

    JsonNode view = json(answer);
    assertThat(view.at("/recipients").findValuesAsText("address"))
        .containsExactly("bob@partner.example", "carol@contoso.example");
    assertThat(view.at("/trace").findValuesAsText("kind"))
        .containsExactly(
            "protected",
            "delivered",
            "delivered",
            "passcode-sent",
            "sign-in-refused",
            "signed-in",
            "read",
            "attachment-downloaded",
            "replied");
    assertThat(view.at("/trace/0/rules/0").asText()).isEqualTo("Encrypt on request");
    assertThat(view.at("/trace/6/who").asText()).isEqualTo("bob@partner.example");
    assertThat(view.at("/trace/7/part").asInt()).isEqualTo(2);
    List<String> keys =
        organization.platform.records.protectedMessages().recipients(id).stream()
            .map(MessageRecipient::key)
            .map(key -> key.value())
            .toList();
    assertThat(keys).noneMatch(answer.body()::contains);
  }

  @Test
  void revokeShouldEndAccessAndNameTheAdmin() {
    ProtectedMessageId id = organization.activeMessage();

    HttpResponse<String> answer = console.post("/api/messages/" + id + "/revoke", "{}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).at("/message/state/kind").asText()).isEqualTo("revoked");
    assertThat(json(answer).at("/revokedBy").asText()).isEqualTo("admin");
    assertThat(
            organization.platform.records.protectedMessages().find(id).orElseThrow().revocation())
        .isPresent();
  }

  @Test
  void revokeShouldKeepTheFirstRevocation() {
    ProtectedMessageId id = organization.activeMessage();
    JsonNode first = json(console.post("/api/messages/" + id + "/revoke", "{}"));
    organization.platform.clock.advance(Duration.ofMinutes(1));

    JsonNode second = json(console.post("/api/messages/" + id + "/revoke", "{}"));

    assertThat(second.at("/message/state")).isEqualTo(first.at("/message/state"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"aaaaaaaaaaaaaaaaaaaaaaaaaa", "nonsense", "%2e%2e", "%00", "'%20or%201"})
  void unknownMessagesShouldNotBeFound(String id) {
    HttpResponse<String> shown = console.get("/api/messages/" + id);
    HttpResponse<String> revoked = console.post("/api/messages/" + id + "/revoke", "{}");

    assertThat(shown.statusCode()).isEqualTo(404);
    assertThat(revoked.statusCode()).isEqualTo(404);
    assertThat(json(shown).get("code").asText()).isEqualTo("message-unknown");
    assertThat(json(revoked).get("code").asText()).isEqualTo("message-unknown");
  }

  @Test
  void brandingShouldNameTheTemplates() {
    organization.platform.brandingTemplates.put(Samples.branding("Legal"));

    assertThat(console.get("/api/branding").body())
        .isEqualTo("{\"names\":[\"OME Configuration\",\"Legal\"]}");
  }

  @Test
  void meShouldNameTheAdmin() {
    assertThat(console.get("/api/me").body()).isEqualTo("{\"admin\":\"admin\"}");
  }
}
