package org.sealpost.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.NOW;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.mail.Mailbox;
import org.sealpost.mailflow.Settlement.SealedRecord;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.testing.Race;
import org.sealpost.testing.RecordPorts;
import org.sealpost.testing.Samples;
import org.sealpost.withdrawal.Revocation;

/// What every [ProtectedMessages] does. Each test starts with a store that nobody has written to.
public interface ProtectedMessagesContract {
  int CONTENDERS = 20;

  RecordPorts records();

  private ProtectedMessages messages() {
    return records().protectedMessages();
  }

  private SealedRecord stored(SealedRecord sealed) {
    records()
        .intakes()
        .settle(Samples.settlement(Samples.intake(sealed.message().acceptedAt()), sealed));
    return sealed;
  }

  private SealedRecord storedAt(Instant acceptedAt) {
    return stored(Samples.sealed(Samples.message(Samples.CONTOSO, acceptedAt), 2));
  }

  @Test
  default void findShouldGiveTheMessageAndTheRecipientOfTheLink() {
    SealedRecord sealed = storedAt(NOW);
    MessageRecipient second = sealed.recipients().get(1);

    assertThat(messages().find(Samples.link(sealed, second)))
        .contains(new AddressedMessage(sealed.message(), second));
  }

  @Test
  default void findShouldBeEmptyForARecipientKeyOfAnotherMessage() {
    SealedRecord one = storedAt(NOW);
    SealedRecord other = storedAt(NOW);
    PortalLink crossed = new PortalLink(one.message().id(), other.recipients().getFirst().key());

    assertThat(messages().find(crossed)).isEmpty();
  }

  @Test
  default void findShouldBeEmptyForAnUnknownMessage() {
    assertThat(messages().find(Samples.link())).isEmpty();
    assertThat(messages().find(Samples.messageId())).isEmpty();
    assertThat(messages().recipients(Samples.messageId())).isEmpty();
  }

  @Test
  default void findShouldGiveAMessageWithoutOptionalParts() {
    ProtectedMessage bare =
        new ProtectedMessage(
            Samples.messageId(),
            Samples.CONTOSO,
            Mailbox.of(Samples.BOB),
            Scope.OUTSIDE,
            Optional.empty(),
            NOW.plusNanos(1),
            new ProtectionTerms(
                Protection.DO_NOT_FORWARD.template(),
                Protection.DO_NOT_FORWARD.rights(),
                Protection.DO_NOT_FORWARD.attachments(),
                new MessageExpiry(Optional.empty(), Optional.empty()),
                Scope.INSIDE,
                false,
                false),
            BrandingTemplate.DEFAULT_NAME,
            ConversationPlace.first(Samples.messageId()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    MessageRecipient inside =
        new MessageRecipient(
            Samples.recipientKey(),
            new Recipient(Samples.ALICE, Scope.INSIDE),
            DeliveryMethod.SMIME,
            MethodReason.TRUSTED_CERTIFICATE);
    SealedRecord sealed = stored(new SealedRecord(bare, Optional.empty(), List.of(inside)));

    assertThat(messages().find(Samples.link(sealed, inside)))
        .contains(new AddressedMessage(bare, inside));
  }

  @Test
  default void recipientsShouldBeThoseOfThisMessage() {
    SealedRecord sealed = storedAt(NOW);
    storedAt(NOW);

    assertThat(messages().recipients(sealed.message().id()))
        .containsExactlyInAnyOrderElementsOf(sealed.recipients());
  }

  @Test
  default void recentShouldGiveTheNewestFirst() {
    ProtectedMessage middle = storedAt(NOW.plusNanos(1)).message();
    ProtectedMessage newest = storedAt(NOW.plusMillis(500)).message();
    ProtectedMessage oldest = storedAt(NOW).message();

    assertThat(messages().recent(10)).containsExactly(newest, middle, oldest);
    assertThat(messages().recent(2)).containsExactly(newest, middle);
  }

  @Test
  default void recentShouldHaveMessagesAcceptedAtTheSameInstant() {
    ProtectedMessage one = storedAt(NOW).message();
    ProtectedMessage other = storedAt(NOW).message();

    assertThat(messages().recent(10)).containsExactlyInAnyOrder(one, other);
  }

  @Test
  default void revokeShouldBeSeenAtOnceByEveryRead() {
    SealedRecord sealed = storedAt(NOW);
    Revocation revocation = new Revocation(NOW.plusSeconds(60), "admin@contoso.example");

    assertThat(messages().revoke(sealed.message().id(), revocation)).isTrue();

    assertThat(messages().find(sealed.message().id()))
        .hasValueSatisfying(message -> assertThat(message.revocation()).contains(revocation));
    for (MessageRecipient recipient : sealed.recipients()) {
      assertThat(messages().find(Samples.link(sealed, recipient)))
          .hasValueSatisfying(
              addressed -> assertThat(addressed.message().revocation()).contains(revocation));
    }
  }

  @Test
  default void revokeShouldKeepTheFirstRevocation() {
    ProtectedMessageId id = storedAt(NOW).message().id();
    Revocation first = new Revocation(NOW, "first");
    messages().revoke(id, first);

    assertThat(messages().revoke(id, new Revocation(NOW.plusSeconds(1), "second"))).isTrue();

    assertThat(messages().find(id))
        .hasValueSatisfying(message -> assertThat(message.revocation()).contains(first));
  }

  @Test
  default void revokeShouldLeaveOtherMessagesAlone() {
    SealedRecord revoked = storedAt(NOW);
    SealedRecord other = storedAt(NOW);

    messages().revoke(revoked.message().id(), new Revocation(NOW, "admin"));

    assertThat(messages().find(other.message().id())).contains(other.message());
  }

  @Test
  default void revokeShouldBeFalseForAnUnknownMessageAndMakeNone() {
    ProtectedMessageId unknown = Samples.messageId();

    assertThat(messages().revoke(unknown, new Revocation(NOW, "admin"))).isFalse();

    assertThat(messages().find(unknown)).isEmpty();
  }

  @Test
  default void revokeShouldKeepOneRevocationAmongManyAtTheSameTime() throws Exception {
    ProtectedMessageId id = storedAt(NOW).message().id();

    List<Optional<Revocation>> seen =
        Race.among(
            CONTENDERS,
            () -> {
              messages().revoke(id, new Revocation(NOW, Thread.currentThread().getName()));
              return messages().find(id).orElseThrow().revocation();
            });

    assertThat(seen).containsOnly(seen.getFirst());
    assertThat(seen.getFirst()).isPresent();
  }
}
