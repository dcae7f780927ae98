package org.sealpost.delivery;

import static java.util.Locale.ROOT;
import static org.sealpost.Require.require;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.mail.HeaderField;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.mime.SafeHtmlText;

/// What a notification says: an admin's words, with what the mail says of itself in the places of
/// `%%From%%`, `%%To%%`, `%%Cc%%`, `%%Subject%%`, `%%Headers%%` and `%%MessageDate%%`. Whatever
/// stands there in the end, it is text, and the whole is harmless.
///
/// @param html at most 5,120 characters before tokens are replaced
/// @param sentAt as the Date field says
public record NotificationText(
    String html,
    Mailbox from,
    List<Mailbox> to,
    List<Mailbox> cc,
    String subject,
    List<HeaderField> headers,
    Optional<Instant> sentAt) {
  private static final int LONGEST = 5120;
  private static final int MOST_RECIPIENTS = 10;

  /// A message may have a megabyte of header.
  private static final int MOST_FIELDS = 100;

  private static final int LONGEST_VALUE = 1000;

  /// Never seen by a recipient.
  private static final Set<String> HIDDEN = Set.of("bcc", "resent-bcc", "return-path");

  private static final Pattern TOKEN =
      Pattern.compile("%%(From|To|Cc|Subject|Headers|MessageDate)%%", Pattern.CASE_INSENSITIVE);

  public NotificationText {
    require(html.length() <= LONGEST, "a notification: at most 5,120 characters");
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    headers = List.copyOf(headers);
  }

  SafeHtmlText safe() {
    Map<String, String> values =
        Map.of(
            "from", escaped(label(from)),
            "to", escaped(labels(to)),
            "cc", escaped(labels(cc)),
            "subject", escaped(shortened(subject)),
            "headers", fields(),
            "messagedate", escaped(sentAt.map(Letters::dated).orElse("")));
    return SafeHtmlText.of(
        TOKEN
            .matcher(html)
            .replaceAll(
                token ->
                    Matcher.quoteReplacement(
                        values.getOrDefault(token.group(1).toLowerCase(ROOT), ""))));
  }

  private String fields() {
    Stream<String> shown =
        headers.stream()
            .filter(field -> !HIDDEN.contains(field.name().toLowerCase(ROOT)))
            .limit(MOST_FIELDS)
            .map(field -> escaped(field.name() + ": " + shortened(field.value())));
    return shown.collect(Collectors.joining("<br>"));
  }

  private static String labels(List<Mailbox> mailboxes) {
    String first =
        mailboxes.stream()
            .limit(MOST_RECIPIENTS)
            .map(NotificationText::label)
            .collect(Collectors.joining("; "));
    int more = mailboxes.size() - MOST_RECIPIENTS;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  private static String label(Mailbox mailbox) {
    return mailbox
        .name()
        .map(name -> name + " <" + mailbox.address() + ">")
        .orElseGet(mailbox::label);
  }

  private static String shortened(String value) {
    return value.length() <= LONGEST_VALUE
        ? value
        : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE / 2)) + "…";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
