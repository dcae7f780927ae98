package org.sealpost.aws.events;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What SES and Mail Manager say about one mail that they took: the part of their event that we
/// read. What its header says is not among it, because the event may have that cut off; it is read
/// from the raw mail. Where the mail came from is read by [Client].
@JsonIgnoreProperties(ignoreUnknown = true)
record SesEvent(Mail mail, Receipt receipt) {
  /// @param source reverse-path; missing, empty or `<>` for mail that must never be answered
  /// @param messageId of SES; names the raw mail in the inbox
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Mail(Instant timestamp, Optional<String> source, String messageId) {}

  /// @param recipients of the envelope, those of this rule only, Bcc included
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Receipt(List<String> recipients) {
    Receipt {
      recipients = List.copyOf(recipients);
    }
  }
}
