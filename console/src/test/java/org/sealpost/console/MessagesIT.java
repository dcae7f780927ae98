package org.sealpost.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.console.Answers.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.MailboxKey;
import org.sealpost.opening.PortalSession;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.SignInMethod;
import org.sealpost.opening.passkey.MailboxPasskeys;
import org.sealpost.opening.passkey.Passkey;
import org.sealpost.opening.passkey.PasskeyId;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.testing.Samples;
import org.sealpost.trace.Visitor;

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
            "passcode",
            "sign-in",
            "sign-in",
            "open",
            "download",
            "reply");
    assertThat(view.at("/trace/0/rules/0").asText()).isEqualTo("Encrypt on request");
    assertThat(view.at("/trace/6/who").asText()).isEqualTo("bob@partner.example");
    assertThat(view.at("/trace/4/access/result").asText()).isEqualTo("wrong-passcode");
    assertThat(view.at("/trace/6/access/result").asText()).isEqualTo("done");
    assertThat(view.at("/trace/6/access/method").asText()).isEqualTo("passcode");
    assertThat(view.at("/trace/6/access/network").asText()).isEqualTo("203.0.113.0/24");
    assertThat(view.at("/trace/6/access/agent").asText()).isEqualTo("phone-browser");
    assertThat(view.at("/trace/7/access/part").asInt()).isEqualTo(2);
    assertThat(keys(id)).noneMatch(answer.body()::contains);
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
    HttpResponse<String> signedOut =
        console.post("/api/messages/" + id + "/recipients/0/sign-out", "{}");

    assertThat(signedOut.statusCode()).isEqualTo(404);
    assertThat(shown.statusCode()).isEqualTo(404);
    assertThat(revoked.statusCode()).isEqualTo(404);
    assertThat(json(shown).get("code").asText()).isEqualTo("message-unknown");
    assertThat(json(revoked).get("code").asText()).isEqualTo("message-unknown");
  }

  @Test
  void signOutShouldEndTheSessionsOfThisRecipientAndNameTheAdmin() {
    ProtectedMessageId id = organization.activeMessage();
    SecretToken bobs = session(id, "bob@partner.example");
    SecretToken carols = session(id, "carol@contoso.example");

    HttpResponse<String> answer =
        console.post("/api/messages/" + id + "/recipients/0/sign-out", "{}");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode view = json(answer);
    assertThat(view.at("/sessions").asInt()).isEqualTo(1);
    JsonNode step = view.at("/view/trace").get(view.at("/view/trace").size() - 1);
    assertThat(step.at("/kind").asText()).isEqualTo("signed-out");
    assertThat(step.at("/who").asText()).isEqualTo("bob@partner.example");
    assertThat(step.at("/by").asText()).isEqualTo("admin");
    Instant now = organization.platform.clock.instant();
    assertThat(organization.platform.portalSessions.find(bobs, now)).isEmpty();
    assertThat(organization.platform.portalSessions.find(carols, now)).isPresent();
    assertThat(keys(id)).noneMatch(answer.body()::contains);
    assertThat(answer.body()).doesNotContain(bobs.value(), bobs.digest());
  }

  /// Threat 25: who has lost their passkeys needs somebody who makes sure who they are.
  @Test
  void removePasskeysShouldRemoveThoseOfThisRecipientAndNameTheAdmin() {
    ProtectedMessageId id = organization.activeMessage();
    MailboxKey bob = MailboxKey.of(EmailAddress.of("bob@partner.example"));
    Instant now = organization.platform.clock.instant();
    Passkey passkey =
        new Passkey(
            new PasskeyId("credential"),
            "key",
            0,
            false,
            SignInMethod.PASSCODE,
            now,
            now,
            Optional.empty());
    organization.platform.passkeys.put(new MailboxPasskeys(bob, "handle", List.of(passkey), 0));
    SecretToken bobs = session(id, "bob@partner.example");

    HttpResponse<String> answer =
        console.post("/api/messages/" + id + "/recipients/0/remove-passkeys", "{}");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode view = json(answer);
    assertThat(view.at("/passkeys").asInt()).isEqualTo(1);
    JsonNode step = view.at("/view/trace").get(view.at("/view/trace").size() - 1);
    assertThat(step.at("/kind").asText()).isEqualTo("passkeys-removed");
    assertThat(step.at("/who").asText()).isEqualTo("bob@partner.example");
    assertThat(step.at("/by").asText()).isEqualTo("admin");
    assertThat(organization.platform.passkeys.of(bob)).isEmpty();
    assertThat(organization.platform.portalSessions.find(bobs, now)).isEmpty();
    assertThat(answer.body()).doesNotContain("credential", "handle");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "-1"})
  void removePasskeysShouldNotFindOtherRecipients(String recipient) {
    ProtectedMessageId id = organization.activeMessage();

    HttpResponse<String> answer =
        console.post("/api/messages/" + id + "/recipients/" + recipient + "/remove-passkeys", "{}");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(json(answer).get("code").asText()).isEqualTo("recipient-unknown");
  }

  /// Nobody was signed in: that is no failure.
  @Test
  void signOutShouldSayThatThereWasNothingToEnd() {
    ProtectedMessageId id = organization.activeMessage();

    JsonNode view = json(console.post("/api/messages/" + id + "/recipients/1/sign-out", "{}"));

    assertThat(view.at("/sessions").asInt()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "-1", "2147483647"})
  void signOutShouldNotFindOtherRecipients(String recipient) {
    ProtectedMessageId id = organization.activeMessage();
    SecretToken bobs = session(id, "bob@partner.example");

    HttpResponse<String> answer =
        console.post("/api/messages/" + id + "/recipients/" + recipient + "/sign-out", "{}");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(json(answer).get("code").asText()).isEqualTo("recipient-unknown");
    assertThat(
            organization.platform.portalSessions.find(bobs, organization.platform.clock.instant()))
        .isPresent();
  }

  private SecretToken session(ProtectedMessageId id, String reader) {
    SecretToken token = SecretToken.random(organization.platform.random);
    MessageRecipient recipient =
        organization.platform.records.protectedMessages().recipients(id).stream()
            .filter(one -> one.recipient().address().toString().equals(reader))
            .findFirst()
            .orElseThrow();
    organization.platform.portalSessions.start(
        PortalSession.start(
            token,
            recipient.recipient().address(),
            SignInMethod.PASSCODE,
            Visitor.UNKNOWN,
            false,
            new PortalLink(id, recipient.key()),
            organization.platform.clock.instant()));
    return token;
  }

  private List<String> keys(ProtectedMessageId id) {
    return organization.platform.records.protectedMessages().recipients(id).stream()
        .map(recipient -> recipient.key().value())
        .toList();
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
