package org.sealpost.mailflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.ALICE;
import static org.sealpost.testing.Samples.BOB;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.delivery.Courier;
import org.sealpost.delivery.DeliveryId;
import org.sealpost.delivery.InMemoryOutboundMail.Sent;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Envelope;
import org.sealpost.opening.SecretToken;
import org.sealpost.organization.Scope;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.DeliveryMethod;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.settings.CarrierSettings;
import org.sealpost.protection.settings.MethodChoice;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleName;
import org.sealpost.rules.RuleProperties;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionTemplate;
import org.sealpost.rules.predicate.RecipientPredicate.SentToScope;
import org.sealpost.smime.CertificateStanding;
import org.sealpost.smime.Correspondent;
import org.sealpost.testing.Race;
import org.sealpost.testing.Story;
import org.sealpost.trace.TraceEvent;

/// Threat 42: queues bring everything at least once and in any order, and mail that machines answer
/// must not go round. Every event comes three times here, in whatever order, and by several hands
/// at once.
final class AtLeastOnceTest {
  private static final EmailAddress CAROL = EmailAddress.of("carol@elsewhere.example");
  private static final EmailAddress DAVE = EmailAddress.of("dave@contoso.example");
  private static final EmailAddress NOTICE = EmailAddress.of("notice@contoso.example");
  private static final EmailAddress ZOE = EmailAddress.of("zoe@refusing.example");
  private static final String CANARY = "CANARY-7f3a";
  private static final Correspondent BOBS_PROGRAM = new Correspondent(BOB);
  private static final int ROUNDS = 100;

  private final Story story = story();

  /// @param hands that work at the same time
  @ParameterizedTest
  @CsvSource({"1,1", "1,2", "1,3", "6,4", "6,5", "6,6"})
  void everythingShouldBeDoneOnceWhateverComesThreeTimes(int hands, long seed) throws Exception {
    Random random = new Random(seed);
    List<Intake> intakes =
        List.of(
            story.arrived(mail("Small"), ALICE, BOB, CAROL, DAVE, ZOE),
            story.arrived(mail("[notify]") + "x".repeat(70).concat("\r\n").repeat(200), ALICE, BOB),
            story.arrived(calendar(), ALICE, BOB),
            story.arrived(mail("Odd").replace("result", "re\0sult"), ALICE, CAROL));

    work(intakes, hands, random);
    work(intakes, hands, random);

    assertThat(methods())
        .containsExactlyInAnyOrder(
            DeliveryMethod.SMIME,
            DeliveryMethod.ATTACHMENT,
            DeliveryMethod.ATTACHMENT,
            DeliveryMethod.LINK);
    assertThat(story.platform.records.protectedMessages().recent(10)).hasSize(2);
    assertThat(story.platform.outboundMail.sentTo(BOB))
        .as("a copy by S/MIME, a wrapper, and what passed")
        .hasSize(3);
    assertThat(story.platform.outboundMail.sentTo(CAROL)).as("an attached carrier").hasSize(1);
    assertThat(story.platform.outboundMail.sentTo(DAVE)).as("forwarded").hasSize(1);
    assertThat(story.platform.outboundMail.sentTo(ZOE)).isEmpty();
    assertThat(story.platform.outboundMail.sentTo(ALICE)).as("two reports").hasSize(2);
    assertThat(story.platform.records.trace().recentlyPassed(10)).hasSize(1);
    assertThat(events(TraceEvent.Protected.class)).hasSize(2);
    assertThat(outside()).doesNotContain(CANARY);
    assertThat(intakes)
        .allSatisfy(intake -> assertThat(story.platform.rawInbox.find(intake.id())).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6})
  void readNoticeShouldComeOnceHoweverOftenTheMessageIsRead(int hands) throws Exception {
    work(
        List.of(
            story.arrived(
                mail("[notify]") + "x".repeat(70).concat("\r\n").repeat(200), ALICE, BOB)),
        1,
        new Random(7));
    String link = story.linkOf(BOB);
    Optional<SecretToken> session = Optional.of(story.signIn(link, BOB));

    Race.among(hands, () -> story.portal.reading().read(Story.visit(link, session)));
    work(List.of(), hands, new Random(8));
    Race.among(hands, () -> story.portal.reading().read(Story.visit(link, session)));
    work(List.of(), hands, new Random(9));

    assertThat(story.platform.outboundMail.sentTo(ALICE)).hasSize(1);
    assertThat(events(TraceEvent.ReadNotified.class)).hasSize(1);
  }

  @Test
  void reportShouldComeOnceWhenADeliveryIsGivenUpThreeTimesAtOnce() throws Exception {
    story.mailFlow.accept(story.arrived(mail("Small"), ALICE, BOB));
    var delivery = story.platform.deliveryQueue.takeAll().getFirst();

    Race.among(
        3,
        () -> {
          story.undeliverable.giveUp(delivery);
          return true;
        });
    work(List.of(), 6, new Random(10));

    assertThat(story.platform.outboundMail.sentTo(ALICE)).hasSize(1);
    assertThat(story.platform.outboundMail.sentTo(BOB)).isEmpty();
  }

  /// What we say to anybody is never answered with more than one mail, and what we say by ourselves
  /// with none at all: a bounce, an out-of-office, or the very mail come back.
  @Test
  void whatComesBackShouldNeverGoRound() {
    story.send(mail("Small"), ALICE, BOB, CAROL, DAVE, ZOE);
    List<Sent> said = story.platform.outboundMail.sent();
    assertThat(said).hasSize(4);

    for (Sent mail : said) {
      for (EmailAddress to : List.of(NOTICE, DAVE)) {
        assertAnsweredOnceAtMost(bounce(mail), Optional.empty(), to);
        assertAnsweredOnceAtMost(outOfOffice(), Optional.of(BOB), to);
        assertAnsweredOnceAtMost(outOfOffice(), Optional.empty(), to);
        assertAnsweredOnceAtMost(mail.text(), Optional.empty(), to);
      }
    }
  }

  /// A bounce of a bounce would go to somebody who bounces it.
  @ParameterizedTest
  @ValueSource(strings = {"notice@contoso.example", "dave@contoso.example"})
  void mailWithoutAReversePathShouldGoOnWithoutOneWhoeverWroteIt(String to) {
    for (String author : List.of("mailer-daemon@partner.example", "postmaster@contoso.example")) {
      assertAnsweredOnceAtMost(
          "From: " + author + "\r\nSubject: Undelivered\r\n\r\nNo such mailbox.\r\n",
          Optional.empty(),
          EmailAddress.of(to));

      assertThat(story.lastTo(EmailAddress.of(to)).reversePath()).isEmpty();
    }
  }

  /// Nobody is told that a bounce could not be delivered.
  @Test
  void refusedBounceShouldBeTheEnd() {
    story.platform.outboundMail.refuse(_ -> true);

    inbound("From: x@partner.example\r\n\r\nNo such mailbox.\r\n", Optional.empty(), NOTICE);

    assertThat(story.platform.outboundMail.sent()).isEmpty();
  }

  /// It is forwarded, without a reverse-path if it had none, and nothing else happens.
  private void assertAnsweredOnceAtMost(
      String message, Optional<EmailAddress> reversePath, EmailAddress to) {
    int before = story.platform.outboundMail.sent().size();

    inbound(message, reversePath, to);

    List<Sent> answers = story.platform.outboundMail.sent();
    assertThat(answers).hasSize(before + 1);
    assertThat(answers.getLast().recipient()).isEqualTo(to);
    if (reversePath.isEmpty()) {
      assertThat(answers.getLast().reversePath()).isEmpty();
    }
  }

  private void inbound(String message, Optional<EmailAddress> reversePath, EmailAddress to) {
    story.mailFlow.accept(
        story.arrived(message.getBytes(UTF_8), new Envelope(reversePath, List.of(to)), false));
    story.settle();
  }

  private static String bounce(Sent mail) {
    return """
    From: mailer-daemon@partner.example
    To: %s
    Subject: Undelivered
    Auto-Submitted: auto-replied
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary=report

    --report
    Content-Type: text/plain

    No such mailbox.
    --report
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mail.partner.example

    Final-Recipient: rfc822; %s
    Action: failed
    Status: 5.1.1
    --report--
    """
        .formatted(NOTICE, mail.recipient())
        .replace("\n", "\r\n");
  }

  private static String outOfOffice() {
    return """
    From: bob@partner.example
    To: notice@contoso.example
    Subject: Automatic reply
    Auto-Submitted: auto-replied
    In-Reply-To: <Small@contoso.example>

    I am away.
    """
        .replace("\n", "\r\n");
  }

  /// All that waits, three times each, in any order, until nothing waits any more.
  private void work(Collection<Intake> intakes, int hands, Random random) throws Exception {
    List<BooleanSupplier> events =
        new ArrayList<>(
            thrice(
                intakes.stream()
                    .map(
                        intake ->
                            done(
                                () -> {
                                  story.mailFlow.accept(intake);
                                  return true;
                                }))
                    .toList()));
    events.addAll(waiting());
    for (int round = 0; !events.isEmpty(); round++) {
      assertThat(round).as("rounds").isLessThan(ROUNDS);
      Collections.shuffle(events, random);
      events = new ArrayList<>(carriedOut(events, hands));
      events.addAll(waiting());
    }
  }

  private List<BooleanSupplier> waiting() {
    List<BooleanSupplier> events = new ArrayList<>();
    for (DeliveryId id : story.platform.deliveryQueue.takeAll()) {
      events.add(done(() -> story.courier.deliver(id) != Courier.Outcome.BUSY));
    }
    for (IntakeKey key : story.platform.settledQueue.takeAll()) {
      events.add(done(() -> story.retirement.retire(key)));
    }
    return thrice(events);
  }

  private static BooleanSupplier done(Supplier<Boolean> event) {
    return event::get;
  }

  private static List<BooleanSupplier> thrice(List<BooleanSupplier> events) {
    return events.stream().flatMap(event -> Stream.of(event, event, event)).toList();
  }

  /// @return what has to come again
  private static List<BooleanSupplier> carriedOut(List<BooleanSupplier> events, int hands)
      throws Exception {
    Queue<BooleanSupplier> waiting = new ConcurrentLinkedQueue<>(events);
    Queue<BooleanSupplier> again = new ConcurrentLinkedQueue<>();
    Race.among(
        hands,
        () -> {
          for (Optional<BooleanSupplier> next = Optional.ofNullable(waiting.poll());
              next.isPresent();
              next = Optional.ofNullable(waiting.poll())) {
            if (!next.get().getAsBoolean()) {
              again.add(next.get());
            }
          }
          return true;
        });
    return List.copyOf(again);
  }

  private List<DeliveryMethod> methods() {
    return story.platform.records.protectedMessages().recent(10).stream()
        .flatMap(
            message -> story.platform.records.protectedMessages().recipients(message.id()).stream())
        .map(MessageRecipient::method)
        .toList();
  }

  private <T extends TraceEvent> List<TraceEvent> events(Class<T> kind) {
    return story.platform.records.events().stream().filter(kind::isInstance).toList();
  }

  private String outside() {
    return String.join(
        "\n",
        story.platform.outboundMail.sent().stream()
            .filter(mail -> !mail.recipient().equals(DAVE))
            .map(Story::texts)
            .toList());
  }

  /// S/MIME for Bob, small messages in the mailbox, large ones by link, and nothing for Zoe.
  private static Story story() {
    Story story = new Story();
    ProtectionSettings defaults = ProtectionSettings.DEFAULTS;
    story.protection(
        new ProtectionSettings(
            List.of(),
            true,
            defaults.limits(),
            new CarrierSettings(Carrier.ATTACHMENT, 8192),
            defaults.wrapperSubject(),
            MethodChoice.SMIME_ELSE_PORTAL,
            defaults.senderControls(),
            defaults.passing(),
            Correspondent.organization(story.platform.smimeKeys)));
    story.platform.recipientCertificates.add(BOBS_PROGRAM.certificate(CertificateStanding.TRUSTED));
    story.platform.outboundMail.refuse(ZOE::equals);
    story.rules(
        new RuleSet(
            List.of(
                new MailFlowRule(
                    RuleId.of(UUID.nameUUIDFromBytes("Encrypt".getBytes(UTF_8))),
                    new RuleName("Encrypt"),
                    true,
                    RuleProperties.DEFAULT,
                    List.of(new SentToScope(Scope.OUTSIDE)),
                    List.of(),
                    List.of(new ApplyRightsProtectionTemplate("Encrypt")),
                    List.of()))));
    return story;
  }

  private static String mail(String subject) {
    return """
    From: Alice <alice@contoso.example>
    To: bob@partner.example
    Subject: %s
    Message-ID: <%s@contoso.example>

    The result is CANARY-7f3a.
    """
        .formatted(subject, subject.replaceAll("\\W", ""))
        .replace("\n", "\r\n");
  }

  private static String calendar() {
    return """
    From: Alice <alice@contoso.example>
    To: bob@partner.example
    Subject: Lunch
    Message-ID: <invitation@contoso.example>
    MIME-Version: 1.0
    Content-Type: text/calendar; method=REQUEST; charset=utf-8

    BEGIN:VCALENDAR
    VERSION:2.0
    METHOD:REQUEST
    BEGIN:VEVENT
    UID:1
    SUMMARY:Lunch
    END:VEVENT
    END:VCALENDAR
    """
        .replace("\n", "\r\n");
  }
}
