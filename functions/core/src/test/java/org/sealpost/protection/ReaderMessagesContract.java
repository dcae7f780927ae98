package org.sealpost.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.NOW;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mailflow.Settlement.SealedRecord;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.protection.ReaderMessages.Position;
import org.sealpost.testing.RecordPorts;
import org.sealpost.testing.Samples;
import org.sealpost.withdrawal.Revocation;

/// What every [ReaderMessages] does. Each test starts with a store that nobody has written to.
public interface ReaderMessagesContract {
  EmailAddress BOB = EmailAddress.of("Bob@partner.example");
  EmailAddress CAROL = EmailAddress.of("carol@partner.example");

  RecordPorts records();

  private ReaderMessages messages() {
    return records().readerMessages();
  }

  private AddressedMessage stored(
      ProtectedMessage message, EmailAddress reader, DeliveryMethod method) {
    MessageRecipient recipient =
        new MessageRecipient(
            Samples.recipientKey(),
            new Recipient(reader, Scope.OUTSIDE),
            method,
            MethodReason.ORGANIZATION_SETTING);
    records()
        .intakes()
        .settle(
            Samples.settlement(
                Samples.intake(message.acceptedAt()),
                new SealedRecord(
                    message,
                    Optional.of(WrappedDataKey.of(Samples.bytes(180), "key-1")),
                    List.of(recipient, Samples.recipient(EmailAddress.of("eve@e.example"))))));
    return new AddressedMessage(message, recipient);
  }

  private AddressedMessage stored(Instant acceptedAt, EmailAddress reader) {
    return stored(Samples.message(Samples.CONTOSO, acceptedAt), reader, DeliveryMethod.LINK);
  }

  private AddressedMessage inConversation(
      ProtectedMessageId conversation, Instant acceptedAt, EmailAddress reader) {
    ProtectedMessage sample = Samples.message(Samples.CONTOSO, acceptedAt);
    return stored(
        new ProtectedMessage(
            sample.id(),
            sample.organization(),
            sample.author(),
            sample.authorScope(),
            sample.messageId(),
            sample.acceptedAt(),
            sample.terms(),
            sample.branding(),
            new ConversationPlace(conversation, Optional.empty()),
            Optional.of(SealedSummary.of(Samples.bytes(40))),
            sample.sealedSha256(),
            sample.revocation()),
        reader,
        DeliveryMethod.LINK);
  }

  @Test
  default void pageShouldBeEmptyForAReaderWhoHasGotNothing() {
    stored(NOW, CAROL);

    assertThat(messages().of(BOB, Optional.empty(), 20))
        .isEqualTo(new ReaderMessages.Page(List.of(), Optional.empty()));
  }

  @Test
  default void pageShouldGiveTheNewestFirst() {
    AddressedMessage middle = stored(NOW.plusNanos(1), BOB);
    AddressedMessage newest = stored(NOW.plusSeconds(1), BOB);
    AddressedMessage oldest = stored(NOW, BOB);

    assertThat(messages().of(BOB, Optional.empty(), 20).messages())
        .containsExactly(newest, middle, oldest);
  }

  /// Addresses that differ in case are one mailbox's.
  @Test
  default void pageShouldBeOfTheMailboxAndOfNoOther() {
    AddressedMessage bobs = stored(NOW, BOB);
    stored(NOW, CAROL);

    assertThat(
            messages().of(EmailAddress.of("bob@PARTNER.example"), Optional.empty(), 20).messages())
        .containsExactly(bobs);
  }

  @Test
  default void pagesShouldFollowOneAnotherWithoutGapOrRepetition() {
    List<AddressedMessage> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      // Two at a time come at the same instant.
      all.add(stored(NOW.plusSeconds(i / 2), BOB));
    }

    List<AddressedMessage> seen = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    Optional<Position> after = Optional.empty();
    do {
      ReaderMessages.Page page = messages().of(BOB, after, 3);
      seen.addAll(page.messages());
      sizes.add(page.messages().size());
      after = page.next();
    } while (after.isPresent());

    assertThat(sizes).containsExactly(3, 3, 1);
    assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  default void lastPageShouldSayThatItIs() {
    AddressedMessage newer = stored(NOW.plusSeconds(1), BOB);
    AddressedMessage older = stored(NOW, BOB);

    assertThat(messages().of(BOB, Optional.empty(), 2).next()).isEmpty();
    assertThat(messages().of(BOB, Optional.empty(), 1).next()).contains(Position.of(newer));
    assertThat(messages().of(BOB, Optional.of(Position.of(newer)), 1))
        .isEqualTo(new ReaderMessages.Page(List.of(older), Optional.empty()));
    assertThat(messages().of(BOB, Optional.of(Position.of(older)), 1))
        .isEqualTo(new ReaderMessages.Page(List.of(), Optional.empty()));
  }

  /// A place that somebody made up leads into the same list.
  @Test
  default void placeInAnotherMailboxShouldGiveNothingOfIt() {
    AddressedMessage carols = stored(NOW.plusSeconds(1), CAROL);
    AddressedMessage bobs = stored(NOW, BOB);

    assertThat(messages().of(BOB, Optional.of(Position.of(carols)), 20).messages())
        .containsExactly(bobs);
  }

  @Test
  default void revocationShouldBeSeenAtOnce() {
    AddressedMessage revoked = stored(NOW, BOB);
    Revocation revocation = new Revocation(NOW, "admin");

    records().protectedMessages().revoke(revoked.message().id(), revocation);

    assertThat(messages().of(BOB, Optional.empty(), 20).messages())
        .extracting(message -> message.message().revocation())
        .containsExactly(Optional.of(revocation));
    assertThat(messages().ofConversation(BOB, revoked.message().place().conversation(), 20))
        .extracting(message -> message.message().revocation())
        .containsExactly(Optional.of(revocation));
  }

  @Test
  default void whatWentBySmimeShouldNotBeListed() {
    ProtectedMessage message = Samples.message(Samples.CONTOSO, NOW);
    stored(message, BOB, DeliveryMethod.SMIME);
    AddressedMessage attached =
        stored(Samples.message(Samples.CONTOSO, NOW), BOB, DeliveryMethod.ATTACHMENT);

    assertThat(messages().of(BOB, Optional.empty(), 20).messages()).containsExactly(attached);
    assertThat(messages().ofConversation(BOB, message.place().conversation(), 20)).isEmpty();
  }

  @Test
  default void conversationShouldBeItsMessagesToTheMailboxTheOldestFirst() {
    ProtectedMessageId conversation = Samples.messageId();
    AddressedMessage second = inConversation(conversation, NOW.plusSeconds(1), BOB);
    AddressedMessage first = inConversation(conversation, NOW, BOB);
    AddressedMessage third = inConversation(conversation, NOW.plusSeconds(2), BOB);
    inConversation(conversation, NOW, CAROL);
    inConversation(Samples.messageId(), NOW, BOB);

    assertThat(messages().ofConversation(BOB, conversation, 20))
        .containsExactly(first, second, third);
    assertThat(messages().ofConversation(BOB, conversation, 2)).containsExactly(second, third);
    assertThat(messages().ofConversation(CAROL, conversation, 20)).hasSize(1);
  }

  @Test
  default void conversationShouldBeEmptyForWhoeverHasNothingOfIt() {
    ProtectedMessageId conversation = Samples.messageId();
    inConversation(conversation, NOW, CAROL);
    stored(NOW, BOB);

    assertThat(messages().ofConversation(BOB, conversation, 20)).isEmpty();
  }

  @Test
  default void hundredShouldBeGivenAtOnce() {
    ProtectedMessageId conversation = Samples.messageId();
    for (int i = 0; i < 101; i++) {
      inConversation(conversation, NOW.plusSeconds(i), BOB);
    }

    assertThat(messages().of(BOB, Optional.empty(), 100).messages()).hasSize(100);
    assertThat(messages().ofConversation(BOB, conversation, 100)).hasSize(100);
  }
}
