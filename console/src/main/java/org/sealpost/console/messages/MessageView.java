package org.sealpost.console.messages;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sealpost.administration.MessageDetails;
import org.sealpost.protection.DeliveryMethod;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.RecipientKey;
import org.sealpost.trace.TraceEvent;
import org.sealpost.withdrawal.Revocation;

/// One message with everything that an admin may know about it.
///
/// @param revokedBy the admin who revoked it
/// @param recipients by address
/// @param trace oldest first
@Serdeable
record MessageView(
    MessageSummary message,
    TermsView terms,
    String branding,
    Optional<String> revokedBy,
    List<RecipientView> recipients,
    List<TraceStep> trace) {

  static MessageView of(MessageDetails details, Instant now) {
    ProtectedMessage message = details.message();
    Map<RecipientKey, String> addresses =
        details.recipients().stream()
            .collect(
                Collectors.toMap(
                    MessageRecipient::key, one -> one.recipient().address().toString()));
    return new MessageView(
        MessageSummary.of(message, now),
        TermsView.of(message.terms()),
        message.branding(),
        message.revocation().map(Revocation::by),
        inOrder(details.recipients()).stream().map(RecipientView::of).toList(),
        details.trace().stream()
            .sorted(Comparator.comparing(TraceEvent::at))
            .map(event -> TraceStep.of(event, addresses))
            .toList());
  }

  /// By address. Their places name recipients to the browser: their keys are halves of portal
  /// links, and never go there.
  static List<MessageRecipient> inOrder(List<MessageRecipient> recipients) {
    return recipients.stream()
        .sorted(Comparator.comparing(one -> one.recipient().address().toString()))
        .toList();
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// @param scope `inside` or `outside`
  /// @param method `link`, `attachment` or `smime`
  /// @param reason why this method, behind “because”
  /// @param revocable whether access can be ended: what was sent by S/MIME is read without us
  @Serdeable
  record RecipientView(
      String address, String scope, String method, String reason, boolean revocable) {
    static RecipientView of(MessageRecipient one) {
      return new RecipientView(
          one.recipient().address().toString(),
          word(one.recipient().scope()),
          word(one.method()),
          one.reason().words(),
          one.method() != DeliveryMethod.SMIME);
    }
  }
}
