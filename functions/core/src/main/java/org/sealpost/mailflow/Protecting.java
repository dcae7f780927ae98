package org.sealpost.mailflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sealpost.mail.IntakeId;
import org.sealpost.mail.KeptBytes;
import org.sealpost.mail.RawInbox;
import org.sealpost.mail.RawMessage;
import org.sealpost.mail.mime.SevenBit;
import org.sealpost.organization.Recipient;
import org.sealpost.protection.DeliveryMethod;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.rules.action.Rejection;
import org.sealpost.smime.SignedMail;
import org.sealpost.smime.SmimeDelivery;

/// Carries out the decision to protect. Who may not read what is protected, and what is too much,
/// comes back to the sender; the others get it, each by a method of their own.
public final class Protecting {
  private static final String NOT_A_READER = "5.7.1";

  private final ProtectionLimits limits = new ProtectionLimits();
  private final Methods methods;
  private final Sealing sealing;
  private final SmimeDelivery smime;
  private final RawInbox inbox;

  public Protecting(Methods methods, Sealing sealing, SmimeDelivery smime, RawInbox inbox) {
    this.methods = methods;
    this.sealing = sealing;
    this.smime = smime;
    this.inbox = inbox;
  }

  /// @param bytes of the mail, edited
  /// @param acceptedAt expiry counts from then
  void protect(
      Wish wish, AcceptedMail mail, KeptBytes bytes, Instant acceptedAt, SettlementDraft draft) {
    Optional<Rejection> tooMuch =
        limits.refusal(mail.settings().limits(), mail.message(), mail.intake(), mail.content());
    if (tooMuch.isPresent()) {
      draft.returnToSender(wish.recipients(), tooMuch.get());
      return;
    }
    Readers readers = new Readers(mail.directory());
    Map<Boolean, List<Recipient>> parts =
        wish.recipients().stream()
            .collect(
                Collectors.partitioningBy(
                    recipient -> readers.mayRead(recipient.address(), wish.protection())));
    List<Recipient> strangers = parts.getOrDefault(false, List.of());
    List<Recipient> allowed = parts.getOrDefault(true, List.of());
    if (!strangers.isEmpty()) {
      draft.returnToSender(strangers, notReaders(wish));
    }
    if (!allowed.isEmpty()) {
      deliver(wish.withRecipients(allowed), mail, bytes, acceptedAt, draft);
    }
  }

  private void deliver(
      Wish wish, AcceptedMail mail, KeptBytes bytes, Instant acceptedAt, SettlementDraft draft) {
    List<Methods.Chosen> chosen = new ArrayList<>();
    for (Recipient recipient : wish.recipients()) {
      chosen.add(methods.chosen(recipient, wish, mail, bytes.length()));
    }
    Map<RecipientId, IntakeId> copies = smimeCopies(chosen, mail, bytes);
    Sealing.Sealed protectedMail =
        sealing.protect(
            bytes,
            mail.content(),
            mail.authorScope(),
            mail.intake().answers(),
            // What is split for its recipients stays one conversation.
            mail.conversation().or(draft::conversation),
            acceptedAt,
            chosen.stream().map(Methods.Chosen::recipient).toList(),
            wish);
    draft.deliver(
        protectedMail,
        mail,
        mail.intake().envelope().reversePath(),
        recipient -> copy(copies, recipient));
  }

  private static Optional<IntakeId> copy(
      Map<RecipientId, IntakeId> copies, MessageRecipient recipient) {
    return Optional.ofNullable(copies.get(new RecipientId(recipient)));
  }

  /// Nobody but the recipient can read them: they may wait with the raw mail.
  private Map<RecipientId, IntakeId> smimeCopies(
      List<Methods.Chosen> chosen, AcceptedMail mail, KeptBytes bytes) {
    if (chosen.stream().noneMatch(one -> one.recipient().method() == DeliveryMethod.SMIME)) {
      return Map.of();
    }
    SignedMail signed =
        smime.sign(
            SevenBit.of(RawMessage.lessTransportFields(bytes).toByteArray()),
            mail.settings().smime());
    return chosen.stream()
        .filter(one -> one.certificate().isPresent())
        .collect(
            Collectors.toMap(
                one -> new RecipientId(one.recipient()), one -> smimeCopy(one, signed, mail)));
  }

  private IntakeId smimeCopy(Methods.Chosen chosen, SignedMail signed, AcceptedMail mail) {
    byte[] encrypted =
        smime.encrypted(
            signed,
            chosen.recipient().recipient().address(),
            chosen
                .certificate()
                .orElseThrow(() -> new IllegalStateException("S/MIME without certificate")));
    IntakeId copy = CopyId.ofSmime(mail.intake().key(), chosen.recipient().recipient().address());
    inbox.put(copy, encrypted);
    return copy;
  }

  private static Rejection notReaders(Wish wish) {
    return new Rejection(
        NOT_A_READER,
        "The protection template “"
            + wish.protection().template()
            + "” does not let these recipients read. Ask your administrators to allow them, or"
            + " protect the message in another way.");
  }

  private record RecipientId(String key) {
    RecipientId(MessageRecipient recipient) {
      this(recipient.key().value());
    }
  }
}
