package org.sealpost.aws.events;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;

/// Whether somebody of the organization wrote a mail that came by the way that is open to all: SES
/// says so of its From field by DMARC (RFC 7489), and the domain there is ours.
///
/// A From field that two programs could read in two ways proves nothing (threat 38): there must be
/// one mailbox with one at sign, in its name too.
final class ProvenAuthor {
  private static final Pattern MAILBOX =
      Pattern.compile(
          "[^@<>]*<([^@<>\\s,;:()\"]+@[^@<>\\s,;:()\"]+)>|([^@<>\\s,;:()\"]+@[^@<>\\s,;:()\"]+)");

  private ProvenAuthor() {}

  static boolean isOf(SesEvent event, Predicate<Domain> isOurs) {
    if (!event.receipt().passesDmarc()) {
      return false;
    }
    List<String> from =
        event.mail().commonHeaders().flatMap(SesEvent.CommonHeaders::from).orElse(List.of());
    return from.size() == 1 && domain(from.getFirst()).filter(isOurs).isPresent();
  }

  private static Optional<Domain> domain(String mailbox) {
    Matcher parts = MAILBOX.matcher(mailbox.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    return Optional.ofNullable(parts.group(1))
        .or(() -> Optional.ofNullable(parts.group(2)))
        .flatMap(EmailAddress::parse)
        .map(EmailAddress::domain);
  }
}
