package org.sealpost.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.ALICE;
import static org.sealpost.testing.Samples.BOB;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.PasscodeTicket;
import org.sealpost.opening.SecretToken;
import org.sealpost.protection.PortalLink;
import org.sealpost.testing.Contents;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Port;
import org.sealpost.testing.Story;
import org.sealpost.trace.TraceEvent;

/// Threats 24, 49 and 56: what opens something, and what was written, is nowhere but where it
/// belongs. Every store is searched to its last byte.
class CapabilityLeakTest {
  private static final EmailAddress CAROL = EmailAddress.of("carol@elsewhere.example");
  private static final String CANARY = "canary-of-the-plaintext";
  private static final String MAIL =
      """
      From: Alice Adams <alice@contoso.example>\r
      To: Bob Brown <bob@partner.example>\r
      Subject: [encrypt] subject-canary\r
      Message-ID: <original@contoso.example>\r
      MIME-Version: 1.0\r
      Content-Type: text/plain\r
      \r
      canary-of-the-plaintext\r
      """;

  private final Story story = new Story();
  private final InMemoryPlatform platform = story.platform;

  /// Threat 24: we keep digests of what browsers keep, and links go to their owners only.
  @Test
  void tokensShouldBeInCookiesOnlyAndLinksInTheirOwnersMailOnly() {
    List<String> secrets = new ArrayList<>();
    String log = logOf(() -> secrets.addAll(everythingThatReadersDo()));
    String bobs = story.linkOf(BOB);
    String carols = story.linkOf(CAROL);

    assertThat(secrets).hasSize(5).doesNotHaveDuplicates();
    for (String secret : secrets) {
      assertThat(stores().entrySet()).noneMatch(store -> Contents.of(store.getValue(), secret));
      assertThat(story.everythingSent()).doesNotContain(secret);
      assertThat(log).doesNotContain(secret);
    }
    for (String link : List.of(bobs, carols)) {
      PortalLink known = PortalLink.parse(link).orElseThrow();
      List<TraceEvent> trace = story.administration.message(known.message()).orElseThrow().trace();
      assertThat(trace).hasSizeGreaterThan(5);
      assertThat(Contents.of(trace, link)).isFalse();
      assertThat(Contents.of(platform.throttle, link)).isFalse();
      assertThat(log).doesNotContain(link, known.recipient().value());
    }
    assertThat(sentTo(ALICE) + sentTo(CAROL)).doesNotContain(bobs);
    assertThat(sentTo(ALICE) + sentTo(BOB)).doesNotContain(carols);
    assertThat(sentTo(BOB)).contains(bobs);
  }

  /// Threat 56.
  @Test
  void logAndTraceShouldNameNobodyAndNothing() {
    String log = logOf(this::everythingThatReadersDo);

    assertThat(log)
        .contains("message ")
        .doesNotContain("@", CANARY, "subject-canary", "answer-canary");
    List<TraceEvent> events = platform.records.events();
    for (String content : List.of("@", CANARY, "subject-canary", "answer-canary")) {
      assertThat(Contents.of(events, content)).isFalse();
    }
  }

  /// Threat 49: nothing is left to recall, because nothing was ever kept in clear.
  @Test
  void noStoreShouldHoldThePlaintextBeforeOrAfterRevocation() {
    var arrived = story.arrived(MAIL, ALICE, BOB, CAROL);
    assertThat(Contents.of(platform.rawInbox, CANARY)).as("the search finds it").isTrue();
    story.mailFlow.accept(arrived);
    story.settle();
    String link = story.linkOf(BOB);
    SecretToken session = story.signIn(link, BOB);
    ReadResult read = story.portal.reading().read(Story.visit(link, session));
    assertThat(read.toString()).contains(CANARY);
    assertThat(stores().entrySet()).noneMatch(store -> Contents.of(store.getValue(), CANARY));

    story.administration.revoke(PortalLink.parse(link).orElseThrow().message(), "admin");

    assertThat(stores().entrySet()).noneMatch(store -> Contents.of(store.getValue(), CANARY));
    assertThat(story.portal.reading().read(Story.visit(link, session)))
        .isInstanceOf(ReadResult.Refused.class);
    assertThat(story.portal.reading().read(Story.visit(link, story.signIn(link, BOB))).toString())
        .contains("Revoked")
        .doesNotContain(CANARY);
  }

  /// Signs Bob and Carol in, well and badly, reads, answers, and has stores fail meanwhile.
  ///
  /// @return what their browsers keep
  private List<String> everythingThatReadersDo() {
    story.send(MAIL, ALICE, BOB, CAROL);
    String link = story.linkOf(BOB);
    List<String> secrets = new ArrayList<>();
    PasscodeTicket wrong = story.requestPasscode(link);
    secrets.add(wrong.token().value());
    story.type(link, wrong, "00000000");
    PasscodeTicket right = story.requestPasscode(link);
    secrets.add(right.token().value());
    SecretToken bobs = signedIn(story.type(link, right, story.passcodeOf(BOB)));
    secrets.add(bobs.value());
    SecretToken carols = story.signIn(story.linkOf(CAROL), CAROL);
    secrets.add(carols.value());
    secrets.add(bobs.derived("csrf"));
    Visit visit = Story.visit(link, bobs);
    story.portal.reading().open(visit);
    platform.clock.advance(org.sealpost.opening.PortalSession.TOUCH);
    platform.fail(Port.PORTAL_SESSIONS, 1, 1);
    story.portal.reading().read(visit);
    platform.heal();
    story.reply(visit, "answer-canary");
    story.portal.reading().read(Story.visit(link, carols));
    story.portal.reading().read(Story.visit(story.linkOf(CAROL), carols));
    story.settle();
    story.portal.sessions().list(Optional.of(bobs));
    return secrets;
  }

  private static SecretToken signedIn(SignInResult result) {
    return switch (result) {
      case SignInResult.SignedIn(var session) -> session.token();
      case SignInResult.Refused() -> throw new AssertionError("sign-in was refused");
    };
  }

  private Map<String, Object> stores() {
    return Map.of(
        "records", platform.records,
        "inbox", List.of(platform.rawInbox, platform.heldMail),
        "vault", List.of(platform.vault, platform.postedSeals),
        "organization", List.of(platform.configurations, platform.brandingTemplates),
        "queues", List.of(platform.deliveryQueue, platform.settledQueue, platform.intakeQueue),
        "sent", platform.outboundMail,
        "passcodes", List.of(platform.passcodes, platform.throttle),
        "sessions", platform.portalSessions,
        "accounts",
            List.of(platform.accountBindings, platform.passkeys, platform.deliveryProblems));
  }

  private String sentTo(EmailAddress recipient) {
    return platform.outboundMail.sentTo(recipient).stream()
        .map(mail -> mail.text() + Story.texts(mail))
        .reduce("", String::concat);
  }

  private static String logOf(Runnable work) {
    PrintStream usual = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, UTF_8));
    try {
      work.run();
    } finally {
      System.setErr(usual);
    }
    return log.toString(UTF_8);
  }
}
