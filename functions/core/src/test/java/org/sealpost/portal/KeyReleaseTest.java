package org.sealpost.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sealpost.testing.Samples.ALICE;
import static org.sealpost.testing.Samples.BOB;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.Unavailable;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.PasscodeTicket;
import org.sealpost.opening.SecretToken;
import org.sealpost.protection.PortalLink;
import org.sealpost.reply.ReplyDraft;
import org.sealpost.testing.Port;
import org.sealpost.testing.Story;
import org.sealpost.trace.TraceEvent;

/// Threat 6: every way to have a key unwrapped, and everybody who might try. Another organization's
/// context is refused in ProtectionTest and KeyServiceContract.
class KeyReleaseTest {
  private static final EmailAddress CAROL = EmailAddress.of("carol@elsewhere.example");
  private static final String MAIL =
      """
      From: Alice Adams <alice@contoso.example>\r
      To: Bob Brown <bob@partner.example>\r
      Subject: [encrypt] Results\r
      Message-ID: <original@contoso.example>\r
      MIME-Version: 1.0\r
      Content-Type: multipart/mixed; boundary=b\r
      \r
      --b\r
      Content-Type: text/plain\r
      \r
      All well.\r
      --b\r
      Content-Type: application/pdf\r
      Content-Disposition: attachment; filename="report.pdf"\r
      \r
      %PDF\r
      --b--\r
      """;

  private final Story story = new Story();
  private final MessagePortal portal = story.portal;
  private final Map<Way, BiConsumer<String, Optional<SecretToken>>> ways = new EnumMap<>(Way.class);
  private String link = "";

  enum Way {
    OPEN,
    READ,
    DOWNLOAD,
    REPLY
  }

  @BeforeEach
  void sendAMailToTwo() {
    ways.put(Way.OPEN, (link, session) -> portal.reading().open(Story.visit(link, session)));
    ways.put(Way.READ, (link, session) -> portal.reading().read(Story.visit(link, session)));
    ways.put(
        Way.DOWNLOAD,
        (link, session) -> portal.attachments().download(Story.visit(link, session), 0));
    ways.put(
        Way.REPLY,
        (link, session) -> portal.reading().reply(Story.visit(link, session), new ReplyDraft("x")));
    story.send(MAIL, ALICE, BOB, CAROL);
    link = story.linkOf(BOB);
  }

  @ParameterizedTest
  @EnumSource
  void recipientShouldHaveItOnceForEachCall(Way way) {
    SecretToken session = story.signIn(link, BOB);
    int before = unwrapped();

    go(way, link, Optional.of(session));

    assertThat(unwrapped()).isEqualTo(before + 1);
    assertThat(keysUsed()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void nobodyShouldHaveItWithoutASession(Way way) {
    assertRefused(way, link, Optional.empty());
    assertRefused(way, link, Optional.of(SecretToken.random(story.platform.random)));
  }

  /// The browser's token before its passcode was redeemed is no session.
  @ParameterizedTest
  @EnumSource
  void halfASignInShouldNotHaveIt(Way way) {
    PasscodeTicket browser = story.requestPasscode(link);

    assertRefused(way, link, Optional.of(browser.token()));
  }

  /// Carol reads the same message under her own link, and not under Bob's.
  @ParameterizedTest
  @EnumSource
  void anotherRecipientShouldNotHaveItUnderThisLink(Way way) {
    SecretToken carols = story.signIn(story.linkOf(CAROL), CAROL);

    assertRefused(way, link, Optional.of(carols));
  }

  @ParameterizedTest
  @EnumSource
  void readerOfAnotherMessageShouldNotHaveIt(Way way) {
    EmailAddress dave = EmailAddress.of("dave@elsewhere.example");
    story.send(MAIL.replace("original", "other"), ALICE, dave);
    SecretToken daves = story.signIn(story.linkOf(dave), dave);

    assertRefused(way, link, Optional.of(daves));
  }

  @ParameterizedTest
  @EnumSource
  void forgedLinksShouldNotHaveIt(Way way) {
    SecretToken session = story.signIn(link, BOB);
    PortalLink known = PortalLink.parse(link).orElseThrow();
    PortalLink carols = PortalLink.parse(story.linkOf(CAROL)).orElseThrow();

    assertRefused(way, known.message() + "." + "a".repeat(26), Optional.of(session));
    assertRefused(way, "a".repeat(26) + "." + known.recipient(), Optional.of(session));
    assertRefused(way, carols.toString(), Optional.of(session));
    assertRefused(way, known.message().value(), Optional.of(session));
    assertRefused(way, "", Optional.of(session));
  }

  @ParameterizedTest
  @EnumSource
  void endedSessionsShouldNotHaveIt(Way way) {
    SecretToken signedOut = story.signIn(link, BOB);
    portal.sessions().signOut(Optional.of(signedOut));
    SecretToken expired = story.signIn(link, BOB);
    story.platform.clock.advance(Duration.ofHours(3));

    assertRefused(way, link, Optional.of(signedOut));
    assertRefused(way, link, Optional.of(expired));
  }

  @ParameterizedTest
  @EnumSource
  void nobodyShouldHaveItOnceRevoked(Way way) {
    SecretToken session = story.signIn(link, BOB);
    story.administration.revoke(PortalLink.parse(link).orElseThrow().message(), "admin");

    assertRefused(way, link, Optional.of(session));
  }

  /// Fail closed: what nobody can see afterwards does not happen.
  @ParameterizedTest
  @EnumSource
  void nothingShouldBeHandedOutWhenTheUseOfTheKeyCannotBeTraced(Way way) {
    SecretToken session = story.signIn(link, BOB);
    story.platform.fail(Port.TRACE, 1);

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> go(way, link, Optional.of(session)));
  }

  @Test
  void traceShouldNameTheKeyByItsId() {
    go(Way.READ, link, Optional.of(story.signIn(link, BOB)));

    assertThat(story.platform.records.trace().of(PortalLink.parse(link).orElseThrow().message()))
        .filteredOn(TraceEvent.KeyUsed.class::isInstance)
        .singleElement()
        .isEqualTo(
            new TraceEvent.KeyUsed(
                story.platform.clock.instant(),
                PortalLink.parse(link).orElseThrow().message(),
                "key-1"));
  }

  private void assertRefused(Way way, String link, Optional<SecretToken> session) {
    int before = unwrapped();

    go(way, link, session);

    assertThat(unwrapped()).isEqualTo(before);
    assertThat(keysUsed()).isZero();
  }

  private void go(Way way, String link, Optional<SecretToken> session) {
    Optional.ofNullable(ways.get(way)).orElseThrow().accept(link, session);
  }

  private int unwrapped() {
    return story.platform.calls(Port.KEY_SERVICE);
  }

  private long keysUsed() {
    return story
        .platform
        .records
        .trace()
        .of(PortalLink.parse(link).orElseThrow().message())
        .stream()
        .filter(TraceEvent.KeyUsed.class::isInstance)
        .count();
  }
}
