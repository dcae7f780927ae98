package org.sealpost.aws.events;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What SES and Mail Manager say about one mail that they took: the part of their event that we
/// read. What its header says is read from the raw mail, because the event may have that cut off;
/// but whether From is proven is said of what SES has read there, and believed of nothing else.
/// Where the mail came from is read by [Client].
@JsonIgnoreProperties(ignoreUnknown = true)
record SesEvent(Mail mail, Receipt receipt) {
  /// @param source reverse-path; missing, empty or `<>` for mail that must never be answered
  /// @param messageId of SES; names the raw mail in the inbox
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Mail(
      Instant timestamp,
      Optional<String> source,
      String messageId,
      Optional<CommonHeaders> commonHeaders) {}

  /// @param from mailboxes as they stand in the field
  @JsonIgnoreProperties(ignoreUnknown = true)
  record CommonHeaders(Optional<List<String>> from) {}

  /// @param status `PASS`, `FAIL`, `GRAY` or `PROCESSING_FAILED`
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Verdict(String status) {}

  /// @param recipients of the envelope, those of this rule only, Bcc included
  /// @param dmarcVerdict whether the domain in From says that the mail is its own (RFC 7489); SES
  ///     looks for itself, and no field of the mail has a say in it
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Receipt(List<String> recipients, Optional<Verdict> dmarcVerdict) {
    Receipt {
      recipients = List.copyOf(recipients);
    }

    boolean passesDmarc() {
      return dmarcVerdict.map(Verdict::status).filter("PASS"::equals).isPresent();
    }
  }
}
