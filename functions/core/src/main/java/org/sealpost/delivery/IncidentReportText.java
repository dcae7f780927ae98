package org.sealpost.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.MessageId;

/// What an incident report says: that a rule matched a mail, and of that mail what the rule's
/// author asked for. What is empty was not asked for.
///
/// @param rule name of the rule that reports
/// @param messageId said always, where the mail has one
/// @param severity label
/// @param recipients of the To field
/// @param bcc recipients that stand in no field
/// @param detections names of all rules that matched
/// @param excerpts what matched and the text around it, masked already
public record IncidentReportText(
    String rule,
    Optional<MessageId> messageId,
    Instant receivedAt,
    Optional<String> severity,
    Optional<Mailbox> sender,
    Optional<List<EmailAddress>> recipients,
    Optional<String> subject,
    Optional<List<EmailAddress>> cc,
    Optional<List<EmailAddress>> bcc,
    Optional<List<String>> detections,
    Optional<List<String>> dataClassifications,
    Optional<List<String>> excerpts) {
  /// As Exchange does (ome.md 2.5).
  private static final int MOST_RECIPIENTS = 10;

  private static final int MOST_EXCERPTS = 50;

  public IncidentReportText {
    recipients = recipients.map(List::copyOf);
    cc = cc.map(List::copyOf);
    bcc = bcc.map(List::copyOf);
    detections = detections.map(List::copyOf);
    dataClassifications = dataClassifications.map(List::copyOf);
    excerpts = excerpts.map(List::copyOf);
  }

  /// One thing that is told.
  public record Row(String label, List<String> values) {
    public Row {
      values = List.copyOf(values);
    }
  }

  /// In the order in which they are told; with none of a kind it says so.
  public List<Row> rows() {
    return Stream.of(
            Optional.of(new Row("Rule", List.of(rule))),
            severity.map(label -> new Row("Severity", List.of(label))),
            Optional.of(
                new Row(
                    "Message-ID",
                    List.of(messageId.map(MessageId::value).orElse("none in the message")))),
            Optional.of(new Row("Received", List.of(Letters.dated(receivedAt)))),
            sender.map(author -> new Row("Sender", List.of(named(author)))),
            recipients.map(addresses -> row("Recipients", addresses, MOST_RECIPIENTS)),
            cc.map(addresses -> row("Cc", addresses, MOST_RECIPIENTS)),
            bcc.map(addresses -> row("Bcc", addresses, MOST_RECIPIENTS)),
            subject.map(text -> new Row("Subject", List.of(text))),
            detections.map(names -> row("Matched rules", names, MOST_EXCERPTS)),
            dataClassifications.map(names -> row("Data classifications", names, MOST_EXCERPTS)),
            excerpts.map(texts -> row("What matched (masked)", texts, MOST_EXCERPTS)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static String named(Mailbox author) {
    return author.name().map(name -> name + " <" + author.address() + ">").orElse(author.label());
  }

  private static Row row(String label, List<?> all, int most) {
    List<String> values =
        all.stream()
            .limit(most)
            .map(Object::toString)
            .collect(Collectors.toCollection(ArrayList::new));
    if (all.isEmpty()) {
      values.add("none");
    }
    if (all.size() > most) {
      values.add("and " + (all.size() - most) + " more");
    }
    return new Row(label, values);
  }

  String title() {
    return "Incident report: " + rule;
  }

  String plain() {
    return "A mail flow rule of your organization matched a message.\n\n"
        + rows().stream().map(IncidentReportText::plain).collect(Collectors.joining("\n"))
        + "\n";
  }

  private static String plain(Row row) {
    return row.values().size() == 1
        ? row.label() + ": " + row.values().getFirst()
        : row.label()
            + ":\n"
            + row.values().stream().map(value -> "    " + value).collect(Collectors.joining("\n"));
  }
}
