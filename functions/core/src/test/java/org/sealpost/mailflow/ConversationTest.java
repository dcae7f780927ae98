package org.sealpost.mailflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.ALICE;
import static org.sealpost.testing.Samples.BOB;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MessageId;
import org.sealpost.organization.Scope;
import org.sealpost.protection.ConversationPlace;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.quarantine.QuarantineState;
import org.sealpost.quarantine.QuarantinedMail;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleName;
import org.sealpost.rules.RuleProperties;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.action.EndingAction.Quarantine;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionTemplate;
import org.sealpost.rules.predicate.RecipientPredicate.RecipientDomainIs;
import org.sealpost.rules.predicate.RulePredicate;
import org.sealpost.testing.Mails;
import org.sealpost.testing.Samples;
import org.sealpost.testing.Story;

/// Which conversation a message goes on with.
class ConversationTest {
  private static final EmailAddress CAROL = EmailAddress.of("carol@elsewhere.example");

  private final Story story = new Story();

  private static String mail(String id, String references) {
    return Mails.crlf(
        """
        From: Alice <alice@contoso.example>
        To: bob@partner.example
        Subject: [encrypt] The offer
        Message-ID: %s
        References: %s

        Between us.
        """
            .formatted(id, references));
  }

  private ProtectedMessage send(String id, String references, EmailAddress... readers) {
    story.platform.clock.advance(Duration.ofSeconds(1));
    story.send(mail(id, references), ALICE, readers);
    return messageOf(readers[0]);
  }

  private ProtectedMessage messageOf(EmailAddress reader) {
    PortalLink link = PortalLink.parse(story.linkOf(reader)).orElseThrow();
    return story.platform.records.protectedMessages().find(link.message()).orElseThrow();
  }

  private static ProtectedMessageId conversation(ProtectedMessage message) {
    return message.place().conversation();
  }

  @Test
  void firstMessageShouldBeginItsOwn() {
    ProtectedMessage first = send("<1@c.example>", "", BOB);
    ProtectedMessage stranger = send("<2@c.example>", "<nobody-knows@c.example>", BOB);

    assertThat(first.place()).isEqualTo(ConversationPlace.first(first.id()));
    assertThat(stranger.place()).isEqualTo(ConversationPlace.first(stranger.id()));
  }

  @Test
  void fiftyTurnsShouldBeOneConversationHoweverFewIdsEachNames() {
    ProtectedMessage first = send("<0@c.example>", "", BOB);

    for (int turn = 1; turn < 50; turn++) {
      ProtectedMessage next =
          send("<%d@c.example>".formatted(turn), "<%d@c.example>".formatted(turn - 1), BOB);
      assertThat(conversation(next)).isEqualTo(first.id());
    }
  }

  @Test
  void answerFromThePortalShouldGoOnWithWhatItAnswers() {
    ProtectedMessage first = send("<1@c.example>", "", BOB);
    PortalLink link = PortalLink.parse(story.linkOf(BOB)).orElseThrow();
    Intake plain = story.arrived(mail("<2@p.example>", ""), ALICE, CAROL);

    story.mailFlow.accept(
        new Intake(
            plain.id(),
            plain.envelope(),
            plain.receivedAt(),
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Answered(link, Answered.Way.REPLY))));
    story.settle();

    assertThat(conversation(messageOf(CAROL))).isEqualTo(first.id());
  }

  /// A rule makes two messages of one mail: answers to either belong to both.
  @Test
  void whatIsSplitForItsRecipientsShouldStayOne() {
    story.rules(
        new RuleSet(
            List.of(
                rule(1, "Encrypt", new RecipientDomainIs(Set.of(new Domain("partner.example")))),
                rule(
                    2,
                    "Do Not Forward",
                    new RecipientDomainIs(Set.of(new Domain("elsewhere.example")))))));

    send("<1@c.example>", "", BOB, CAROL);

    ProtectedMessage bobs = messageOf(BOB);
    ProtectedMessage carols = messageOf(CAROL);
    assertThat(bobs.id()).isNotEqualTo(carols.id());
    assertThat(conversation(bobs)).isEqualTo(conversation(carols)).isIn(bobs.id(), carols.id());
    assertThat(conversation(send("<2@c.example>", "<1@c.example>", BOB)))
        .isEqualTo(conversation(bobs));
  }

  private static MailFlowRule rule(int number, String template, RulePredicate condition) {
    return new MailFlowRule(
        RuleId.of(new UUID(0, number)),
        new RuleName(template),
        true,
        RuleProperties.DEFAULT,
        List.of(condition),
        List.of(),
        List.of(new ApplyRightsProtectionTemplate(template)),
        List.of());
  }

  @Test
  void mailThatNamesTooManyShouldBeginItsOwn() {
    send("<1@c.example>", "", BOB);
    StringBuilder references = new StringBuilder("<1@c.example>");
    for (int i = 0; i < ProtectedThreads.MOST_IDS; i++) {
      references.append("\n <").append(i).append("@elsewhere.example>");
    }

    ProtectedMessage flooded = send("<2@c.example>", references.toString(), BOB);

    assertThat(flooded.place()).isEqualTo(ConversationPlace.first(flooded.id()));
  }

  /// What is not known any more says nothing, and what is known does.
  @Test
  void forgottenMessageShouldNotCountForTheConversation() {
    ProtectedMessage known = send("<1@c.example>", "", BOB);
    story.platform.records.threads().note(new MessageId("<gone@c.example>"), Samples.messageId());

    assertThat(conversation(send("<2@c.example>", "<gone@c.example> <1@c.example>", BOB)))
        .isEqualTo(known.id());
    ProtectedMessage alone = send("<3@c.example>", "<gone@c.example>", BOB);
    assertThat(conversation(alone)).isEqualTo(alone.id());
  }

  @Test
  void earliestShouldNotDependOnTheOrderOfKnownMessages() {
    KnownThread older = thread(Samples.NOW);
    KnownThread newer = thread(Samples.NOW.plusNanos(1));
    KnownThread same = thread(Samples.NOW);
    KnownThread unknown = KnownThread.ofUnknown(Scope.INSIDE);

    assertThat(older.and(newer).conversation())
        .isEqualTo(newer.and(older).conversation())
        .isEqualTo(older.conversation());
    assertThat(older.and(same).conversation()).isEqualTo(same.and(older).conversation());
    assertThat(unknown.and(newer).conversation()).isEqualTo(newer.conversation());
    assertThat(unknown.conversation()).isEmpty();
  }

  private static KnownThread thread(Instant acceptedAt) {
    return KnownThread.of(Samples.message(Samples.CONTOSO, acceptedAt));
  }

  @Test
  void heldMailShouldGoOnWithItsConversationWhenItIsReleased() {
    ProtectedMessage first = send("<1@c.example>", "", BOB);
    story.rules(
        new RuleSet(
            List.of(
                rule(1, "Encrypt", new RecipientDomainIs(Set.of(new Domain("elsewhere.example")))),
                new MailFlowRule(
                    RuleId.of(new UUID(0, 2)),
                    new RuleName("Hold"),
                    true,
                    RuleProperties.DEFAULT,
                    List.of(),
                    List.of(),
                    List.of(new Quarantine()),
                    List.of()))));
    story.send(mail("<2@c.example>", "<1@c.example>"), ALICE, CAROL);
    QuarantinedMail held = story.platform.records.quarantinedMails().held(10).getFirst();

    story.platform.intakeQueue.enqueue(
        QuarantineExpiry.intake(held, story.platform.clock.instant()));
    story
        .platform
        .records
        .quarantinedMails()
        .end(held.id(), new QuarantineState.Released(story.platform.clock.instant(), "admin"));
    story.settle();

    assertThat(conversation(messageOf(CAROL))).isEqualTo(first.id());
  }
}
