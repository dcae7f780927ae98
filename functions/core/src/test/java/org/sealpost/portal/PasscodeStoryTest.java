package org.sealpost.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealpost.testing.Samples.ALICE;
import static org.sealpost.testing.Samples.BOB;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.Unavailable;
import org.sealpost.delivery.InMemoryOutboundMail.Sent;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.DeliveryProblem;
import org.sealpost.opening.DeliveryProblem.Kind;
import org.sealpost.opening.PasscodeChallenge;
import org.sealpost.opening.PasscodeTicket;
import org.sealpost.opening.PortalSession;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.StartedSession;
import org.sealpost.protection.PortalLink;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleName;
import org.sealpost.rules.RuleProperties;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.action.ProtectionAction;
import org.sealpost.testing.Port;
import org.sealpost.testing.Race;
import org.sealpost.testing.Samples;
import org.sealpost.testing.Story;
import org.sealpost.trace.AccessOperation;
import org.sealpost.trace.AccessResult;
import org.sealpost.trace.AgentClass;
import org.sealpost.trace.NetworkPrefix;
import org.sealpost.trace.TraceEvent;
import org.sealpost.trace.Visitor;

/// Signing in by passcode, while somebody attacks.
class PasscodeStoryTest {
  private static final String MAIL =
      """
      From: Alice Adams <alice@contoso.example>\r
      To: Bob Brown <bob@partner.example>\r
      Subject: [encrypt] Results\r
      Message-ID: <original@contoso.example>\r
      \r
      All well.\r
      """;
  private static final Visitor RECIPIENT = from("192.0.2.7");
  private static final Pattern REQUEST = Pattern.compile("request code: ([A-Z2-9]{4})");

  private final Story story = new Story();
  private final SignInDesk desk = story.portal.signIn();
  private String link = "";

  @BeforeEach
  void sendAMail() {
    story.send(MAIL, ALICE, BOB);
    link = story.linkOf(BOB);
  }

  @Nested
  class UnderAttack {
    /// Threat 13, 20: wrong guesses in parallel, each with a browser's own ticket or with none.
    @Test
    void theRecipientShouldGetInWhileOneNetworkHammers() throws Exception {
      Visitor attacker = from("203.0.113.9");
      Race.among(
          50,
          () -> {
            PasscodeTicket ticket = ask(link, attacker);
            return type(link, ticket, "00000000", attacker);
          });

      PasscodeTicket ticket = ask(link, RECIPIENT);

      assertThat(type(link, ticket, codeFor(ticket), RECIPIENT))
          .isInstanceOf(SignInResult.SignedIn.class);
      assertThat(story.platform.outboundMail.sentTo(BOB)).hasSizeLessThanOrEqualTo(2 + 5);
    }

    /// Threat 13: requests without end from rotating networks, with guesses.
    @Test
    void theRecipientShouldGetInWhileNetworksRotate() {
      for (int round = 0; round < 20; round++) {
        for (int network = 0; network < 20; network++) {
          Visitor attacker = from("198.51.%d.1".formatted(network));
          type(link, ask(link, attacker), "00000000", attacker);
        }
      }

      PasscodeTicket ticket = ask(link, RECIPIENT);

      assertThat(type(link, ticket, codeFor(ticket), RECIPIENT))
          .isInstanceOf(SignInResult.SignedIn.class);
    }

    /// Threat 14: with more networks than any mailbox has places for strangers, who has read there
    /// before gets in.
    @Test
    void theRecipientShouldGetInFromWhereTheySignedInBeforeHoweverManyNetworksAsk() {
      PasscodeTicket before = ask(link, RECIPIENT);
      type(link, before, codeFor(before), RECIPIENT);
      story.platform.clock.advance(Duration.ofDays(30).minusDays(2));
      for (int network = 0; network < 200; network++) {
        ask(link, from("198.51.%d.1".formatted(network)));
      }

      PasscodeTicket ticket = ask(link, RECIPIENT);

      assertThat(type(link, ticket, codeFor(ticket), RECIPIENT))
          .isInstanceOf(SignInResult.SignedIn.class);
    }

    /// A code that is in the mailbox already is not touched by anything a stranger does.
    @Test
    void theRecipientsCodeShouldSurviveWhateverStrangersAskAndGuess() {
      PasscodeTicket ticket = ask(link, RECIPIENT);
      String code = codeFor(ticket);
      for (int network = 0; network < 100; network++) {
        Visitor attacker = from("198.51.%d.1".formatted(network));
        PasscodeTicket foreign = ask(link, attacker);
        for (int time = 0; time < 10; time++) {
          type(link, foreign, "00000000", attacker);
        }
      }

      assertThat(type(link, ticket, code, RECIPIENT)).isInstanceOf(SignInResult.SignedIn.class);
    }

    /// Whoever presses the button too often keeps what was sent last.
    @Test
    void theNewestCodeThatWasSentShouldWorkAfterRequestsThatWereThrottled() {
      PasscodeTicket ticket = ask(link, RECIPIENT);
      for (int time = 0; time < 4; time++) {
        story.platform.clock.advance(Duration.ofSeconds(31));
        ticket =
            desk.requestPasscode(visit(link, RECIPIENT), Optional.of(ticket), Optional.empty());
      }
      String last = codeFor(ticket);
      int sent = story.platform.outboundMail.sentTo(BOB).size();
      for (int time = 0; time < 5; time++) {
        story.platform.clock.advance(Duration.ofSeconds(31));
        ticket =
            desk.requestPasscode(visit(link, RECIPIENT), Optional.of(ticket), Optional.empty());
      }

      assertThat(story.platform.outboundMail.sentTo(BOB)).hasSize(sent);
      assertThat(type(link, ticket, last, RECIPIENT)).isInstanceOf(SignInResult.SignedIn.class);
    }

    /// Threat 16: mails without end to somebody who asked for none.
    @Test
    void aMailboxShouldGetThirtyMailsInFifteenMinutesAtMostAndTheAttackerLearnsNothing() {
      int before = story.platform.outboundMail.sentTo(BOB).size();
      List<PasscodeTicket> tickets = new ArrayList<>();
      for (int network = 0; network < 250; network++) {
        tickets.add(ask(link, from("198.51.%d.1".formatted(network))));
      }

      assertThat(story.platform.outboundMail.sentTo(BOB)).hasSize(before + 30);
      assertThat(tickets)
          .extracting(PasscodeTicket::askedAt)
          .containsOnly(story.platform.clock.instant());
      assertThat(tickets)
          .extracting(ticket -> ticket.toText().length())
          .hasSize(250)
          .containsOnly(tickets.getFirst().toText().length());
      assertThat(results(AccessOperation.PASSCODE))
          .filteredOn(AccessResult.THROTTLED::equals)
          .hasSize(220);
    }

    /// Threat 13: a code under attack has two tries instead of five.
    @Test
    void aCodeShouldHaveTwoTriesWhileTheMailboxIsUnderAttack() {
      for (int network = 0; network < 20; network++) {
        ask(link, from("198.51.%d.1".formatted(network)));
      }
      PasscodeTicket ticket = ask(link, RECIPIENT);
      String code = codeFor(ticket);

      type(link, ticket, wrong(code), RECIPIENT);
      type(link, ticket, wrong(code), RECIPIENT);

      assertThat(type(link, ticket, code, RECIPIENT)).isEqualTo(new SignInResult.Refused());
    }

    /// Threat 12.
    @Test
    void oneOfFiveHundredShouldBeSignedInWhenTheyTypeTheSameCodeAtOnce() throws Exception {
      for (int round = 0; round < 3; round++) {
        story.platform.clock.advance(Duration.ofMinutes(16));
        PasscodeTicket ticket = ask(link, RECIPIENT);
        String code = codeFor(ticket);

        List<SignInResult> results = Race.among(500, () -> type(link, ticket, code, RECIPIENT));

        assertThat(results).filteredOn(SignInResult.SignedIn.class::isInstance).hasSize(1);
      }
    }
  }

  @Nested
  class OfOneCode {
    /// Threat 15.
    @Test
    void itShouldLiveForFifteenMinutesAndNotLongerWhateverIsDone() {
      PasscodeTicket ticket = ask(link, RECIPIENT);
      String code = codeFor(ticket);
      story.platform.clock.advance(Duration.ofMinutes(14));
      type(link, ticket, wrong(code), RECIPIENT);
      desk.problem(link, Optional.of(ticket));
      story.platform.clock.advance(Duration.ofMinutes(1));

      assertThat(type(link, ticket, code, RECIPIENT)).isEqualTo(new SignInResult.Refused());
    }

    /// Threat 15: old code and new one in the same browser.
    @Test
    void itShouldDieWhenTheBrowserGetsANewOne() {
      PasscodeTicket ticket = ask(link, RECIPIENT);
      String older = codeFor(ticket);
      story.platform.clock.advance(PasscodeTicket.PAUSE);
      PasscodeTicket again =
          desk.requestPasscode(visit(link, RECIPIENT), Optional.of(ticket), Optional.empty());
      String newer = codeFor(again);

      assertThat(newer).isNotEqualTo(older);
      assertThat(type(link, ticket, older, RECIPIENT)).isEqualTo(new SignInResult.Refused());
      assertThat(type(link, again, older, RECIPIENT)).isEqualTo(new SignInResult.Refused());
      assertThat(type(link, again, newer, RECIPIENT)).isInstanceOf(SignInResult.SignedIn.class);
    }

    @Test
    void itShouldNotBeSentAgainWithinHalfAMinute() {
      PasscodeTicket ticket = ask(link, RECIPIENT);
      int sent = story.platform.outboundMail.sent().size();
      story.platform.clock.advance(PasscodeTicket.PAUSE.minusSeconds(1));

      assertThat(
              desk.requestPasscode(visit(link, RECIPIENT), Optional.of(ticket), Optional.empty()))
          .isEqualTo(ticket);
      assertThat(story.platform.outboundMail.sent()).hasSize(sent);
    }

    /// One glance tells which mail belongs to which page.
    @Test
    void itsRequestCodeShouldBeTheSameOnThePageInTheSubjectAndInTheMail() {
      PasscodeTicket ticket = ask(link, RECIPIENT);
      PasscodeTicket other = ask(link, from("198.51.1.1"));
      Sent mail = mailFor(ticket);

      assertThat(Story.read(mail).subject())
          .isEqualTo("Your passcode for a protected message (request " + ticket.reference() + ")");
      assertThat(Story.read(mail).html().orElseThrow()).contains(ticket.reference());
      assertThat(Story.texts(mail)).doesNotContain(other.reference()).doesNotContain("/m/");
      assertThat(Story.texts(mail))
          .contains(PortalLink.parse(link).orElseThrow().message().reference());
    }

    @ParameterizedTest
    @EnumSource(
        value = Port.class,
        names = {"PROTECTED_MESSAGES", "THROTTLE", "PASSCODES", "TRACE", "OUTBOUND_MAIL"})
    void nobodyShouldBeSignedInByItWhenAPortFails(Port port) {
      story.platform.fail(port, 1);
      assertThatThrownBy(() -> ask(link, RECIPIENT)).isInstanceOf(Unavailable.class);

      PasscodeTicket ticket = ask(link, RECIPIENT);
      String code = codeFor(ticket);
      if (port == Port.PASSCODES || port == Port.PROTECTED_MESSAGES) {
        story.platform.fail(port, 1);
        assertThatThrownBy(() -> type(link, ticket, code, RECIPIENT))
            .isInstanceOf(Unavailable.class);
      }
      assertThat(type(link, ticket, code, RECIPIENT)).isInstanceOf(SignInResult.SignedIn.class);
    }

    @Test
    void aLostAnswerShouldCostATryAndNeverGiveASecondSession() {
      PasscodeTicket ticket = ask(link, RECIPIENT);
      String code = codeFor(ticket);
      story.platform.loseAnswers(Port.PASSCODES, 1, 1);

      assertThatThrownBy(() -> type(link, ticket, code, RECIPIENT)).isInstanceOf(Unavailable.class);

      assertThat(type(link, ticket, code, RECIPIENT)).isEqualTo(new SignInResult.Refused());
    }
  }

  @Nested
  class ForStrangers {
    /// Threat 17, 52: nothing is counted, written or sent, and the ticket looks the same.
    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "../../etc", "UNKNOWN"})
    void unknownLinksShouldGetATicketAndNothingElse(String unknown) {
      String nowhere = unknown.equals("UNKNOWN") ? Samples.link().toString() : unknown;
      int sent = story.platform.outboundMail.sent().size();
      List<Port> writing =
          List.of(
              Port.THROTTLE,
              Port.PASSCODES,
              Port.TRACE,
              Port.OUTBOUND_MAIL,
              Port.DELIVERY_PROBLEMS);
      List<Integer> before = writing.stream().map(story.platform::calls).toList();

      PasscodeTicket ticket = ask(nowhere, RECIPIENT);
      story.platform.clock.advance(Duration.ofMinutes(1));
      PasscodeTicket again =
          desk.requestPasscode(visit(nowhere, RECIPIENT), Optional.of(ticket), Optional.empty());

      assertThat(writing.stream().map(story.platform::calls).toList()).isEqualTo(before);
      assertThat(story.platform.outboundMail.sent()).hasSize(sent);
      assertThat(again.token()).isEqualTo(ticket.token());
      assertThat(again.toText()).hasSameSizeAs(ask(link, RECIPIENT).toText());
      assertThat(desk.problem(nowhere, Optional.of(again))).isEmpty();
    }

    /// Threat 17: the answer to a code is the same, known or not, and asks the same store once.
    @Test
    void typingShouldAskTheSameStoreForKnownAndUnknownLinks() {
      PasscodeTicket ticket = ask(link, RECIPIENT);
      int before = story.platform.calls(Port.PASSCODES);
      SignInResult unknown = type(Samples.link().toString(), ticket, "00000000", RECIPIENT);
      int after = story.platform.calls(Port.PASSCODES);
      SecretToken stranger = SecretToken.random(story.platform.random);
      SignInResult known =
          type(
              link,
              new PasscodeTicket(stranger, story.platform.clock.instant()),
              "00000000",
              RECIPIENT);

      assertThat(known).isEqualTo(unknown).isEqualTo(new SignInResult.Refused());
      assertThat(after - before).isEqualTo(1);
      assertThat(story.platform.calls(Port.PASSCODES) - after).isEqualTo(1);
    }

    /// Threat 21: whoever got the mail forwarded asks, and the code goes to the original mailbox.
    @Test
    void aForwardedLinkShouldSendTheCodeToTheOriginalMailboxOnly() {
      int before = story.platform.outboundMail.sent().size();

      ask(link, from("203.0.113.9"));

      assertThat(story.platform.outboundMail.sent().subList(before, before + 1))
          .extracting(Sent::recipient)
          .containsExactly(BOB);
      assertThat(story.platform.outboundMail.sent()).hasSize(before + 1);
    }

    /// Threat 21: the code of one recipient is worth nothing at another one's link.
    @Test
    void aCodeShouldOpenItsOwnLinkOnly() {
      EmailAddress carol = EmailAddress.of("carol@elsewhere.example");
      story.send(MAIL, ALICE, carol);
      PasscodeTicket ticket = ask(link, RECIPIENT);

      assertThat(type(story.linkOf(carol), ticket, codeFor(ticket), RECIPIENT))
          .isEqualTo(new SignInResult.Refused());
    }
  }

  /// Threat 16: what has the code in it is the mail to its mailbox, and nothing else that is ever
  /// emitted.
  @Test
  void theCodeShouldBeInTheMailAndNowhereElse() {
    PasscodeTicket ticket = ask(link, RECIPIENT);
    String code = codeFor(ticket);
    String grouped = code.substring(0, 4) + " " + code.substring(4);
    List<Object> emitted = new ArrayList<>();
    emitted.add(ticket.toText());
    emitted.add(ticket);
    emitted.add(ticket.reference());
    emitted.add(
        story.platform.passcodes.find(
            PortalLink.parse(link).orElseThrow(), ticket.token(), story.platform.clock.instant()));
    emitted.add(desk.offer(link));
    emitted.add(desk.problem(link, Optional.of(ticket)));
    emitted.add(visit(link, RECIPIENT));
    emitted.add(type(link, ticket, wrong(code), RECIPIENT));
    SignInResult signedIn = type(link, ticket, code, RECIPIENT);
    emitted.add(signedIn);
    emitted.add(story.portal.reading().read(Story.visit(link, session(signedIn).token())));
    emitted.add(events());

    assertThat(emitted)
        .allSatisfy(
            one -> assertThat(String.valueOf(one)).doesNotContain(code).doesNotContain(grouped));
    assertThat(String.valueOf(emitted)).doesNotContain(ticket.token().value() + ",");
    assertThat(story.platform.outboundMail.sent())
        .filteredOn(mail -> Story.texts(mail).contains(grouped))
        .extracting(Sent::recipient)
        .containsExactly(BOB);
    assertThat(Story.read(mailFor(ticket)).headers().toString()).doesNotContain(code, grouped);
    assertThat(events().toString()).doesNotContain("@", ticket.token().value());
  }

  /// Threat 15: what is stored cannot be turned into the code, nor into the ticket.
  @Test
  void theStoredChallengeShouldSayWhenItEndsAndHoldNeitherCodeNorTicket() {
    PasscodeTicket ticket = ask(link, RECIPIENT);
    PasscodeChallenge stored =
        story
            .platform
            .passcodes
            .find(
                PortalLink.parse(link).orElseThrow(),
                ticket.token(),
                story.platform.clock.instant())
            .orElseThrow();

    assertThat(Duration.between(stored.sentAt(), stored.expiresAt()))
        .isEqualTo(Duration.ofMinutes(15));
    assertThat(stored.browser()).isNotEqualTo(ticket.token().value());
    assertThat(stored.verifier()).matches("[0-9a-f]{64}").doesNotContain(codeFor(ticket));
  }

  /// Threat 20: addresses that people, or their mail servers, may take for the same. A session of
  /// one never opens what is addressed to the other, unless they differ in case only.
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '§',
      value = {
        "bob@partner.example, BOB@Partner.Example, true",
        "bob@partner.example, bob+invoices@partner.example, false",
        "bob.brown@partner.example, bobbrown@partner.example, false",
        "bob@partner.example, \"bob\"@partner.example, false",
        "\"bob@partner.example\"@evil.example, bob@partner.example, false",
        "\"bob brown\"@partner.example, bobbrown@partner.example, false",
        "bob@partner.example, bob@mail.partner.example, false",
        "bob@partner.example, bob@partner.example.evil.example, false",
        "bob@partner.example, bob-partner.example@evil.example, false",
        "bob@partner.example, 8ob@partner.example, false",
        "bob%partner.example@evil.example, bob@partner.example, false",
        "info@partner.example, bob@partner.example, false",
        "bob@googlemail.example, bob@gmail.example, false"
      })
  void oneMailboxShouldNotOpenAnothersMail(String one, String other, boolean same) {
    EmailAddress owner = EmailAddress.of(one);
    EmailAddress neighbour = EmailAddress.of(other);
    story.send(MAIL, ALICE, owner);
    String foreign = story.linkOf(owner);
    story.send(MAIL, ALICE, neighbour);
    String own = story.linkOf(neighbour);
    PasscodeTicket ticket = ask(own, RECIPIENT);
    SecretToken session = session(type(own, ticket, codeFor(ticket), RECIPIENT)).token();

    ReadResult result = story.portal.reading().read(Story.visit(foreign, session));

    assertThat(result instanceof ReadResult.Opened).isEqualTo(same);
    assertThat(mailFor(ticket).recipient()).isEqualTo(neighbour);
  }

  @Nested
  class Kept {
    @Test
    void theSessionShouldLastTwelveHoursWhenTheReaderAsksForIt() {
      StartedSession session = keptSignIn(link, true);

      assertThat(session.keptFor()).contains(Duration.ofHours(12));
      assertThat(Duration.between(session.session().startedAt(), session.session().expiresAt()))
          .isEqualTo(PortalSession.KEPT_LIFETIME);
      story.platform.clock.advance(Duration.ofHours(11));
      assertThat(story.portal.reading().read(Story.visit(link, session.token())))
          .isInstanceOf(ReadResult.Opened.class);
    }

    @Test
    void theSessionShouldLastTwoHoursOtherwise() {
      StartedSession session = keptSignIn(link, false);

      assertThat(session.keptFor()).isEmpty();
      assertThat(Duration.between(session.session().startedAt(), session.session().expiresAt()))
          .isEqualTo(PortalSession.LIFETIME);
    }

    /// Threats 19 and 22: for messages of high risk nobody is kept, whatever the form said.
    @Test
    void theSessionShouldNotBeKeptForAMessageOfHighRisk() {
      story.rules(
          new RuleSet(
              List.of(
                  new MailFlowRule(
                      RuleId.of(UUID.randomUUID()),
                      new RuleName("Nobody passes it on"),
                      true,
                      RuleProperties.DEFAULT,
                      List.of(),
                      List.of(),
                      List.of(new ProtectionAction.ApplyRightsProtectionTemplate("Do Not Forward")),
                      List.of()))));
      story.send(MAIL, ALICE, BOB);
      String risky = story.linkOf(BOB);
      assertThat(desk.offer(risky).ways().mayBeKept()).isFalse();

      assertThat(keptSignIn(risky, true).keptFor()).isEmpty();
    }

    private StartedSession keptSignIn(String at, boolean keep) {
      PasscodeTicket ticket = ask(at, RECIPIENT);
      return session(
          desk.signIn(
              visit(at, RECIPIENT), Optional.of(ticket), codeFor(ticket), keep, Optional.empty()));
    }
  }

  @Nested
  class UndeliveredMail {
    @Test
    void problemShouldTellTheBrowserThatAskedWhenTheMailIsRefused() {
      story.platform.outboundMail.refuse(recipient -> recipient.equals(BOB));

      PasscodeTicket ticket = ask(link, RECIPIENT);

      assertThat(desk.problem(link, Optional.of(ticket)).map(DeliveryProblem::kind))
          .contains(Kind.REFUSED);
      assertThat(results(AccessOperation.PASSCODE)).containsExactly(AccessResult.UNDELIVERABLE);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void problemShouldTellWhatHappensAfterTheCodeWasSent(Kind kind) {
      PasscodeTicket ticket = ask(link, RECIPIENT);
      story.platform.clock.advance(Duration.ofSeconds(20));

      note(kind);

      assertThat(desk.problem(link, Optional.of(ticket)).map(DeliveryProblem::kind)).contains(kind);
    }

    /// A bounce of this morning must not frighten somebody whose code has arrived.
    @ParameterizedTest
    @CsvSource({"REFUSED,false", "BOUNCED,false", "COMPLAINED,false", "SUPPRESSED,true"})
    void problemShouldTellOfEarlierMailOnlyWhatLasts(Kind kind, boolean told) {
      note(kind);
      story.platform.clock.advance(Duration.ofMinutes(2));

      PasscodeTicket ticket = ask(link, RECIPIENT);

      assertThat(desk.problem(link, Optional.of(ticket)).isPresent()).isEqualTo(told);
    }

    @Test
    void problemShouldMindThatClocksDiffer() {
      note(Kind.BOUNCED);
      story.platform.clock.advance(Duration.ofSeconds(50));

      PasscodeTicket ticket = ask(link, RECIPIENT);

      assertThat(desk.problem(link, Optional.of(ticket))).isPresent();
    }

    @Test
    void problemShouldBeForgottenAfterADay() {
      note(Kind.SUPPRESSED);
      story.platform.clock.advance(Duration.ofDays(1));

      PasscodeTicket ticket = ask(link, RECIPIENT);

      assertThat(desk.problem(link, Optional.of(ticket))).isEmpty();
    }

    /// ADR 0015: whether our mail reaches a mailbox is nobody's business who did not ask.
    @Test
    void problemShouldTellNobodyElse() {
      ask(link, RECIPIENT);
      note(Kind.BOUNCED);
      PasscodeTicket stranger =
          new PasscodeTicket(
              SecretToken.random(story.platform.random), story.platform.clock.instant());

      assertThat(desk.problem(link, Optional.of(stranger))).isEmpty();
      assertThat(desk.problem(link, Optional.empty())).isEmpty();
      assertThat(desk.problem(Samples.link().toString(), Optional.of(stranger))).isEmpty();
      assertThat(desk.problem("nonsense", Optional.of(stranger))).isEmpty();
    }

    @Test
    void problemShouldBeSilentWhenNothingWasSentToThisBrowser() {
      for (int network = 0; network < 100; network++) {
        ask(link, from("198.51.%d.1".formatted(network)));
      }
      PasscodeTicket throttled = ask(link, RECIPIENT);
      note(Kind.BOUNCED);

      assertThat(desk.problem(link, Optional.of(throttled))).isEmpty();
    }

    private void note(Kind kind) {
      story.platform.deliveryProblems.note(
          BOB, new DeliveryProblem(kind, story.platform.clock.instant()));
    }
  }

  private PasscodeTicket ask(String at, Visitor visitor) {
    return desk.requestPasscode(visit(at, visitor), Optional.empty(), Optional.empty());
  }

  private SignInResult type(String at, PasscodeTicket ticket, String code, Visitor visitor) {
    return desk.signIn(visit(at, visitor), Optional.of(ticket), code, false, Optional.empty());
  }

  private static StartedSession session(SignInResult result) {
    return switch (result) {
      case SignInResult.SignedIn(StartedSession session) -> session;
      case SignInResult.Refused() -> throw new AssertionError("sign-in was refused");
    };
  }

  /// As a person finds it: the mail with the request code that the page shows.
  private Sent mailFor(PasscodeTicket ticket) {
    return story.platform.outboundMail.sent().stream()
        .filter(mail -> requestOf(mail).equals(Optional.of(ticket.reference())))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no mail came for this request"));
  }

  private String codeFor(PasscodeTicket ticket) {
    Matcher code =
        Pattern.compile("passcode is: (\\d{4}) (\\d{4})").matcher(Story.texts(mailFor(ticket)));
    assertThat(code.find()).isTrue();
    return code.group(1) + code.group(2);
  }

  private static Optional<String> requestOf(Sent mail) {
    Matcher request = REQUEST.matcher(Story.texts(mail));
    return request.find() ? Optional.of(request.group(1)) : Optional.empty();
  }

  private List<TraceEvent> events() {
    return story
        .administration
        .message(PortalLink.parse(link).orElseThrow().message())
        .orElseThrow()
        .trace();
  }

  private List<AccessResult> results(AccessOperation operation) {
    return events().stream()
        .filter(TraceEvent.Access.class::isInstance)
        .map(TraceEvent.Access.class::cast)
        .filter(access -> access.operation() == operation)
        .map(TraceEvent.Access::result)
        .toList();
  }

  private static Visit visit(String at, Visitor visitor) {
    return new Visit(at, Optional.empty(), visitor, Locale.ENGLISH);
  }

  private static Visitor from(String address) {
    return new Visitor(NetworkPrefix.of(address), AgentClass.DESKTOP_BROWSER);
  }

  private static String wrong(String code) {
    return code.startsWith("1") ? "2" + code.substring(1) : "1" + code.substring(1);
  }
}
