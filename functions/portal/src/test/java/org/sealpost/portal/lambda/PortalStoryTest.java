package org.sealpost.portal.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.inspection.PlainInspector;
import org.sealpost.inspection.PlainScanner;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Envelope;
import org.sealpost.mail.IntakeId;
import org.sealpost.mailflow.Intake;
import org.sealpost.opening.account.Account;
import org.sealpost.opening.account.InMemoryAccounts;
import org.sealpost.opening.account.ProviderAnswer;
import org.sealpost.portal.PortalMeans;
import org.sealpost.portal.pages.Door;
import org.sealpost.portal.pages.Site;
import org.sealpost.portal.pages.Visitor;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.reading.preview.AttachmentPreviews;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Port;
import org.sealpost.testing.Samples;
import org.sealpost.wiring.Doors;

/// Bob reads and answers what Alice wrote, through the handler and the product behind it.
class PortalStoryTest {
  private static final String MAIL =
      """
      From: Alice Moreau <alice@contoso.example>
      To: bob@partner.example
      Subject: [encrypt] Draft settlement
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=b

      --b
      Content-Type: text/html; charset=utf-8

      <p>Dear Bob</p><script>alert(1)</script><img src="http://evil.example/pixel">
      --b
      Content-Type: text/html; name="../a.html"
      Content-Disposition: attachment; filename="../a.html"

      <script>alert(2)</script>
      --b--
      """
          .replace("\n", "\r\n");

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final InMemoryAccounts accounts = new InMemoryAccounts(InMemoryAccounts.social("google"));
  private final PortalHandler handler =
      new PortalHandler(
          new Site(
              Door.of(
                  Doors.portal(
                      platform,
                      new PortalMeans(
                          accounts, AttachmentPreviews.NONE, PortalHandler.LAMBDA_ANSWER_BYTES))),
              platform.brandingTemplates(),
              platform.organization(),
              Optional.empty(),
              PortalHandler.LAMBDA_ANSWER_BYTES,
              Visitor.UNHURRIED,
              platform.clock));
  private final Browser bob = new Browser(handler);
  private ProtectedMessage message;
  private String link;

  @BeforeEach
  void alicesMailIsSealed() {
    IntakeId id = Samples.intakeId();
    platform.rawInbox.put(id, MAIL.getBytes(UTF_8));
    Doors.mailFlow(platform, new PlainInspector(), new PlainScanner())
        .accept(
            new Intake(
                id,
                new Envelope(Optional.of(Samples.ALICE), List.of(Samples.BOB)),
                platform.clock.instant(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    message = Doors.administration(platform).recentMessages(1).getFirst();
    link =
        PortalLink.PATH
            + new PortalLink(
                message.id(),
                Doors.administration(platform)
                    .message(message.id())
                    .orElseThrow()
                    .recipients()
                    .getFirst()
                    .key());
  }

  @Test
  void bobShouldReadDownloadAnswerAndSignOut() {
    signIn();

    String page = bob.get(link).getBody();
    String body = bob.get(link + "/body").getBody();
    APIGatewayV2HTTPResponse attachment = bob.get(link + firstAttachment(page));
    APIGatewayV2HTTPResponse reply = reply(page, "Thank you");
    String sent = bob.get(link + "/sent").getBody();
    bob.post("/sign-out", Map.of("csrf", csrf(page)));

    assertThat(page).contains("Draft settlement", "Alice Moreau", "bob@partner.example");
    assertThat(body).contains("Dear Bob").doesNotContain("alert(", "evil.example");
    assertThat(attachment.getHeaders().get("content-disposition")).endsWith("a.html");
    assertThat(new String(Base64.getDecoder().decode(attachment.getBody()), UTF_8))
        .contains("alert(2)");
    assertThat(reply.getStatusCode()).isEqualTo(303);
    assertThat(sent).contains("It is on its way");
    assertThat(platform.rawInbox.ids()).hasSize(2);
    assertThat(bob.get(link).getBody()).contains("Send me a passcode");
  }

  @Test
  void revocationShouldEndEverythingThatIsOpen() {
    signIn();
    String page = bob.get(link).getBody();

    Doors.administration(platform).revoke(message.id(), "admin");

    for (String path : List.of("", "/body", "/sent", firstAttachment(page))) {
      assertThat(bob.get(link + path).getBody()).doesNotContain("Dear Bob", "Draft settlement");
    }
    assertThat(bob.get(link + firstAttachment(page)).getStatusCode()).isIn(403, 410);
    assertThat(reply(page, "Thank you").getStatusCode()).isIn(403, 410);
    assertThat(platform.rawInbox.ids()).hasSize(1);
  }

  @Test
  void linksShouldLookAlikeBeforeSignIn() {
    String revoked = link;
    Doors.administration(platform).revoke(message.id(), "admin");

    APIGatewayV2HTTPResponse answer = new Browser(handler).get(revoked);

    for (String other : List.of(Samples.link().toString(), "nothing")) {
      APIGatewayV2HTTPResponse same = new Browser(handler).get(PortalLink.PATH + other);
      // Every link has a reference of its own, whether there is a message or not.
      same.setBody(Visitor.withoutReference(same.getBody()));
      answer.setBody(Visitor.withoutReference(answer.getBody()));
      assertThat(answer).isEqualTo(same);
    }
  }

  @Test
  void passcodeShouldNotWorkInAnotherBrowserNorLateNorTwice() {
    Browser other = new Browser(handler);
    bob.post(link, Map.of());
    String passcode = passcode();
    int elsewhere = other.post(link + "/code", Map.of("code", passcode)).getStatusCode();
    int first = bob.post(link + "/code", Map.of("code", passcode)).getStatusCode();
    int second = bob.post(link + "/code", Map.of("code", passcode)).getStatusCode();
    bob.post(link, Map.of());
    platform.clock.advance(Duration.ofMinutes(15));
    int late = bob.post(link + "/code", Map.of("code", passcode())).getStatusCode();

    assertThat(List.of(elsewhere, first, second, late)).containsExactly(403, 303, 403, 403);
  }

  /// A template without passcodes takes one all the same as the proof of an account, from the
  /// browser that has signed in with it. Others get the same page, and no passcode.
  @Test
  void passcodeShouldProveAnAccountWhereItDoesNotSignIn() {
    takeAccountsOnly();
    Browser other = new Browser(handler);
    other.post(link + "/passcode", Map.of());
    String othersPage = other.get(link + "/code").getBody();
    int sentToOthers = platform.outboundMail.sentTo(Samples.BOB).size();

    String proof = signInWithAnAccountOfAnotherAddress();
    bob.post(link + "/passcode", Map.of());
    String page = bob.get(link + "/code").getBody();
    int answer = bob.post(link + "/code", Map.of("code", passcode())).getStatusCode();

    assertThat(sentToOthers).isZero();
    assertThat(othersPage).contains("is on its way").doesNotContain("will be linked");
    assertThat(proof).contains("anna@mail.example");
    assertThat(page)
        .contains("is on its way")
        .contains("The account anna@mail.example at Provider google will be linked");
    assertThat(answer).isEqualTo(303);
    assertThat(bob.get(link).getBody()).contains("Draft settlement");
    assertThat(bob.get(link + "/body").getBody()).contains("Dear Bob");
  }

  /// Who shares a computer with Anna signs in without her account.
  @Test
  void accountOfSomebodyElseShouldBeLeftOut() {
    signInWithAnAccountOfAnotherAddress();
    bob.post(link + "/passcode", Map.of());

    bob.post(link + "/without-account", Map.of());
    String page = bob.get(link + "/code").getBody();
    bob.post(link + "/code", Map.of("code", passcode()));
    bob.post("/sign-out", Map.of("csrf", csrf(bob.get(link).getBody())));

    assertThat(page).doesNotContain("will be linked");
    assertThat(signInWithAnAccountOfAnotherAddress()).contains("One more step");
  }

  /// @return the page that it leads to
  private String signInWithAnAccountOfAnotherAddress() {
    Account annas =
        new Account(
            InMemoryAccounts.issuer("google"),
            "anna-1",
            Optional.empty(),
            Optional.of(EmailAddress.of("anna@mail.example")));
    String going = bob.post(link, Map.of("provider", "google")).getBody();
    ProviderAnswer answer =
        accounts.signIn(URI.create(found("url=(https://google[^\"]+)", going)), annas);
    return bob.get(
            "/sign-in/callback?state="
                + answer.state().orElseThrow()
                + "&code="
                + URLEncoder.encode(answer.code().orElseThrow(), UTF_8))
        .getBody();
  }

  private void takeAccountsOnly() {
    platform.brandingTemplates.put(
        new BrandingTemplate(
            BrandingTemplate.DEFAULT_NAME,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            true,
            0));
  }

  @ParameterizedTest
  @EnumSource(
      value = Port.class,
      names = {"KEY_SERVICE", "WRAPPED_KEYS", "VAULT", "PROTECTED_MESSAGES", "PORTAL_SESSIONS"})
  void storeThatDoesNotAnswerShouldBeAReasonToTryAgain(Port port) {
    signIn();

    platform.fail(port);
    APIGatewayV2HTTPResponse during = bob.get(link);
    platform.heal();
    APIGatewayV2HTTPResponse after = bob.get(link);

    assertThat(during.getStatusCode()).isEqualTo(503);
    assertThat(during.getBody()).contains("Please try again in a few minutes");
    assertThat(after.getBody()).contains("Draft settlement");
  }

  private void signIn() {
    bob.post(link, Map.of());
    assertThat(bob.post(link + "/code", Map.of("code", passcode())).getStatusCode()).isEqualTo(303);
  }

  private String passcode() {
    return found("([0-9]{4} [0-9]{4})", platform.outboundMail.sentTo(Samples.BOB).getLast().text());
  }

  private APIGatewayV2HTTPResponse reply(String page, String text) {
    return bob.post(
        link + "/answer", Map.of("csrf", csrf(page), "as", "reply", "do", "send", "text", text));
  }

  private static String csrf(String page) {
    return found("name=\"csrf\" value=\"([0-9a-f]+)\"", page);
  }

  private static String firstAttachment(String page) {
    return found("(/attachments/[0-9]+)", page);
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }
}
