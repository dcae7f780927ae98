package org.sealpost.delivery;

import java.util.stream.Collectors;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.Organization;

/// What a non-delivery report says, to people and to machines.
record ReportText(DeliveryOrder.Report order, Organization organization, String received) {
  String plain() {
    return """
        Your mail of %s was not delivered to:

        %s

        Why: %s

        %s
        For safety this report contains nothing of your mail. Nothing of it was sent to these recipients in any form.

        -- \s
        Mail gateway of %s (status %s)
        """
        .formatted(
            received,
            order.failed().stream()
                .map(address -> "    " + address)
                .collect(Collectors.joining("\n")),
            order.reason(),
            order.messageId().map(id -> "Message-ID of your mail: " + id + "\n").orElse(""),
            organization.name(),
            order.status());
  }

  /// The fields of RFC 3464 2.2 and 2.3.
  String status() {
    StringBuilder fields = new StringBuilder();
    fields
        .append("Reporting-MTA: dns; ")
        .append(organization.portalOrigin().getHost())
        .append("\r\n");
    for (EmailAddress recipient : order.failed()) {
      fields
          .append("\r\nFinal-Recipient: rfc822; ")
          .append(recipient)
          .append("\r\nAction: failed\r\nStatus: ")
          .append(order.status())
          .append("\r\n");
    }
    return fields.toString();
  }
}
