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
import org.sealpost.organization.Recipient;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.RecipientKey;
import org.sealpost.trace.TraceEvent;
import org.sealpost.withdrawal.Revocation;

/// One message with everything that an admin may know about it.
///
/// @param rights what its recipients may do, as the words of [org.sealpost.protection.UsageRight]
/// @param revokedBy the admin who revoked it
/// @param trace oldest first
@Serdeable
record MessageView(
    MessageSummary message,
    String template,
    List<String> rights,
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
        message.terms().template(),
        message.terms().rights().rights().stream().sorted().map(MessageView::word).toList(),
        message.branding(),
        message.revocation().map(Revocation::by),
        details.recipients().stream()
            .map(MessageRecipient::recipient)
            .map(RecipientView::of)
            .sorted(Comparator.comparing(RecipientView::address))
            .toList(),
        details.trace().stream()
            .sorted(Comparator.comparing(TraceEvent::at))
            .map(event -> TraceStep.of(event, addresses))
            .toList());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// @param scope `inside` or `outside`
  @Serdeable
  record RecipientView(String address, String scope) {
    static RecipientView of(Recipient recipient) {
      return new RecipientView(recipient.address().toString(), word(recipient.scope()));
    }
  }
}
