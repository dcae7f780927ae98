package org.sealpost.mailflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.Unavailable;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.MessageId;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.organization.Scope;
import org.sealpost.protection.ContentExpiry;
import org.sealpost.protection.MessageExpiry;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.Protection;
import org.sealpost.protection.ProtectionTerms;
import org.sealpost.protection.ThreadProtection;
import org.sealpost.protection.Threads;
import org.sealpost.testing.InMemoryRecords;
import org.sealpost.testing.Mails;
import org.sealpost.testing.Samples;

class ProtectedThreadsTest {
  private static final MessageId ID = new MessageId("<offer-1@contoso.example>");

  private final InMemoryRecords records = new InMemoryRecords();
  private final List<Collection<MessageId>> asked = new ArrayList<>();
  private final ProtectedThreads threads =
      new ProtectedThreads(
          new Threads() {
            @Override
            public Set<ProtectedMessageId> find(Collection<MessageId> ids) {
              asked.add(ids);
              return records.threads().find(ids);
            }

            @Override
            public void note(MessageId id, ProtectedMessageId message) {
              records.threads().note(id, message);
            }
          },
          records.protectedMessages());

  private static MailContent content(String fields) throws MalformedMailException {
    return MimeReader.read(
        Mails.bytes(
            "From: bob@partner.example\nMessage-ID: <own@partner.example>\n"
                + fields
                + "\n\nbody\n"));
  }

  private Optional<ThreadProtection> protection(String fields) throws MalformedMailException {
    return threads.find(Samples.intake(), content(fields)).map(KnownThread::protection);
  }

  private ProtectedMessageId known(MessageId id, Protection protection, Scope by) {
    ProtectedMessage sample = Samples.message(Samples.CONTOSO, Samples.NOW);
    ProtectedMessage message =
        new ProtectedMessage(
            sample.id(),
            sample.organization(),
            sample.author(),
            sample.authorScope(),
            Optional.of(id),
            sample.acceptedAt(),
            new ProtectionTerms(
                protection.template(),
                protection.rights(),
                protection.attachments(),
                MessageExpiry.NEVER,
                by,
                true,
                true),
            sample.branding(),
            sample.place(),
            sample.summary(),
            sample.sealedSha256(),
            sample.revocation());
    Intake intake = Samples.intake();
    records.intakes().arrive(intake);
    records.intakes().settle(Samples.settlement(intake, Samples.sealed(message, 1)));
    return message.id();
  }

  @Test
  void protectionShouldAskNobodyAboutMailThatNamesNoOther() throws Exception {
    assertThat(protection("Subject: Re: offer")).isEmpty();
    assertThat(protection("In-Reply-To:\nReferences: none of these")).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void protectionShouldBeNoneForUnknownIds() throws Exception {
    known(ID, Protection.ENCRYPT, Scope.INSIDE);

    assertThat(protection("In-Reply-To: <other@contoso.example>")).isEmpty();
    assertThat(protection("In-Reply-To: <OFFER-1@contoso.example>")).isEmpty();
    assertThat(asked).hasSize(2);
  }

  @Test
  void protectionShouldNotAskForTheMailsOwnId() throws Exception {
    known(new MessageId("<own@partner.example>"), Protection.ENCRYPT, Scope.INSIDE);

    assertThat(protection("Subject: again")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "In-Reply-To: <offer-1@contoso.example>",
        "in-reply-to: Anna's mail of Saturday <offer-1@contoso.example> (the offer)",
        "References: <a@b.example><offer-1@contoso.example>",
        "References: <a@b.example>,\n\t<offer-1@contoso.example>\n\t<c@d.example>",
        "References: <a@b.example>\nReferences: <offer-1@contoso.example>",
        "References: <offer-1@\n contoso.example>",
        "References: < offer-1@contoso.example >",
        "References: <offer-1@(a comment)contoso.example>",
        "References: (<offer-1@contoso.example>)",
        "References: <a@b.example <offer-1@contoso.example>",
        "References: <<offer-1@contoso.example>>",
        "References: =?utf-8?Q?=3Ca@b.example=3E_=3Coffer-1=40contoso.example=3E?=",
        "References: =?us-ascii?Q?<offer-1@contoso?= =?us-ascii?Q?.example>?=",
        "In-Reply-To: offer-1@contoso.example",
        "In-Reply-To: a@b.example, \"offer-1@contoso.example\"",
        "References: <über@b.example> <> <@> <offer-1@contoso.example>",
      })
  void protectionShouldFindIdsHoweverTheyAreWritten(String fields) throws Exception {
    known(ID, Protection.ENCRYPT, Scope.OUTSIDE);

    assertThat(protection(fields))
        .contains(new ThreadProtection(Protection.ENCRYPT, Scope.OUTSIDE));
  }

  @Test
  void protectionShouldFindWhatTheWrapperWasCalledOnItsWay() throws Exception {
    ProtectedMessageId message = known(ID, Protection.DO_NOT_FORWARD, Scope.INSIDE);
    MessageId rewritten = new MessageId("<0100018-abc-000000@eu-central-1.amazonses.com>");
    records.threads().note(rewritten, message);

    assertThat(protection("In-Reply-To: " + rewritten + "\nReferences: " + rewritten))
        .contains(new ThreadProtection(Protection.DO_NOT_FORWARD, Scope.INSIDE));
  }

  @Test
  void protectionShouldBeTheStrictestOfTheThread() throws Exception {
    known(ID, Protection.ENCRYPT, Scope.OUTSIDE);
    known(new MessageId("<2@contoso.example>"), Protection.DO_NOT_FORWARD, Scope.INSIDE);

    ThreadProtection both =
        protection("References: <offer-1@contoso.example> <2@contoso.example>").orElseThrow();

    assertThat(both).isEqualTo(new ThreadProtection(Protection.DO_NOT_FORWARD, Scope.INSIDE));
  }

  @Test
  void protectionShouldBeThatOfAllMessagesOfOneId() throws Exception {
    known(ID, Protection.ENCRYPT, Scope.OUTSIDE);
    known(ID, Protection.DO_NOT_FORWARD, Scope.OUTSIDE);

    assertThat(protection("In-Reply-To: " + ID))
        .contains(new ThreadProtection(Protection.DO_NOT_FORWARD, Scope.OUTSIDE));
  }

  @Test
  void protectionShouldNotInheritTheEnd() throws Exception {
    known(ID, Protection.ENCRYPT, Scope.INSIDE);

    assertThat(protection("In-Reply-To: " + ID).orElseThrow().protection().expiry())
        .isEqualTo(ContentExpiry.NEVER);
  }

  @Test
  void protectionShouldFollowAnAnswerFromThePortal() throws Exception {
    ProtectedMessageId message = known(ID, Protection.DO_NOT_FORWARD, Scope.INSIDE);
    Intake plain = Samples.intake();
    Intake answer =
        new Intake(
            plain.id(),
            plain.envelope(),
            plain.receivedAt(),
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.of(
                new Answered(new PortalLink(message, Samples.recipientKey()), Answered.Way.REPLY)));

    assertThat(threads.find(answer, content("Subject: Re: x")).map(KnownThread::protection))
        .contains(new ThreadProtection(Protection.DO_NOT_FORWARD, Scope.INSIDE));
    assertThat(threads.find(answer, content("In-Reply-To: " + ID)).map(KnownThread::protection))
        .contains(new ThreadProtection(Protection.DO_NOT_FORWARD, Scope.INSIDE));
  }

  @Test
  void protectionShouldBeDoNotForwardWhereTheMessageIsNotKnownAnyMore() throws Exception {
    records.threads().note(ID, Samples.messageId());

    assertThat(protection("In-Reply-To: " + ID))
        .contains(new ThreadProtection(Protection.DO_NOT_FORWARD, Scope.INSIDE));
  }

  private static String references(int count) {
    return IntStream.range(0, count)
        .mapToObj("<%d@b.example>"::formatted)
        .collect(Collectors.joining("\n ", "References: ", ""));
  }

  @Test
  void protectionShouldAskForAThousandIdsInBatches() throws Exception {
    known(new MessageId("<999@b.example>"), Protection.ENCRYPT, Scope.OUTSIDE);

    assertThat(protection(references(1_000) + " <0@b.example>"))
        .contains(new ThreadProtection(Protection.ENCRYPT, Scope.OUTSIDE));
    assertThat(asked).hasSize(10).allSatisfy(ids -> assertThat(ids).hasSize(Threads.MOST));
  }

  /// Nobody hides an id behind others (threat 38).
  @Test
  void protectionShouldBeDoNotForwardForMoreIds() throws Exception {
    ThreadProtection flooded = protection(references(1_001)).orElseThrow();

    assertThat(flooded.protection()).isEqualTo(Protection.DO_NOT_FORWARD);
    assertThat(flooded.mayBeRemoved()).isFalse();
    assertThat(asked).isEmpty();
  }

  @Test
  void protectionShouldTakeAMegabyteOfIds() throws Exception {
    for (String flood : List.of("<a@b>", "<", "<(", "<a(", ">(<", "a@b ", "<a b@c ")) {
      assertThat(protection("References: " + flood.repeat(900_000 / flood.length())))
          .as(flood)
          .isEmpty();
    }
  }

  /// Threat 41: mail whose thread nobody can look up waits.
  @Test
  void protectionShouldFailWhereAStoreDoes() throws Exception {
    Threads down =
        new Threads() {
          @Override
          public Set<ProtectedMessageId> find(Collection<MessageId> ids) {
            throw new Unavailable("down", new IllegalStateException());
          }

          @Override
          public void note(MessageId id, ProtectedMessageId message) {
            throw new Unavailable("down", new IllegalStateException());
          }
        };
    ProtectedThreads broken = new ProtectedThreads(down, records.protectedMessages());
    MailContent answer = content("In-Reply-To: " + ID);

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> broken.find(Samples.intake(), answer));
    assertThat(broken.find(Samples.intake(), content("Subject: new"))).isEmpty();
  }
}
