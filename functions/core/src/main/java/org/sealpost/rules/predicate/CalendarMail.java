package org.sealpost.rules.predicate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.mail.MailStructure;

/// Invitations and the answers to them (iMIP, RFC 6047): a calendar item alone, or as one of the
/// alternatives to a text, and perhaps once more as an attachment, as Google writes it.
final class CalendarMail {
  private static final int LARGEST = 1024 * 1024;

  private CalendarMail() {}

  static boolean is(MailStructure root) {
    return switch (root.mediaType()) {
      case "text/calendar" -> item(root).isPresent();
      case "multipart/alternative" -> inAlternative(root).isPresent();
      case "multipart/mixed" -> isMixed(root);
      default -> false;
    };
  }

  /// The invitation, and nothing else or the same once more.
  private static boolean isMixed(MailStructure mixed) {
    List<MailStructure> parts = mixed.parts();
    if (parts.isEmpty() || parts.size() > 2 || PartText.isBesideParts(mixed)) {
      return false;
    }
    MailStructure first = parts.getFirst();
    Optional<CalendarItem> item =
        first.is("multipart/alternative") ? inAlternative(first) : item(first);
    return item.isPresent() && (parts.size() == 1 || isSame(parts.get(1), item.get()));
  }

  private static boolean isSame(MailStructure attachment, CalendarItem item) {
    return (attachment.is("application/ics") || attachment.is("text/calendar"))
        && PartText.utf8(attachment, LARGEST)
            .flatMap(CalendarItem::of)
            .filter(item::equals)
            .isPresent();
  }

  /// Texts first, the richest last (RFC 2046 5.1.4): plain and HTML at most once each.
  private static Optional<CalendarItem> inAlternative(MailStructure alternative) {
    List<MailStructure> parts = alternative.parts();
    if (parts.isEmpty() || PartText.isBesideParts(alternative)) {
      return Optional.empty();
    }
    List<String> types = new ArrayList<>();
    for (MailStructure text : parts.subList(0, parts.size() - 1)) {
      if (!WrittenText.isLeaf(text) || types.contains(text.mediaType())) {
        return Optional.empty();
      }
      types.add(text.mediaType());
    }
    return item(parts.getLast())
        .filter(
            item ->
                parts.subList(0, parts.size() - 1).stream()
                    .allMatch(text -> isAlternative(text, item)));
  }

  /// A text that says nothing of what the item is about is another text.
  private static boolean isAlternative(MailStructure text, CalendarItem item) {
    return PartText.labelled(text, LARGEST)
        .filter(written -> written.isBlank() || item.isSaidBy(written))
        .isPresent();
  }

  private static Optional<CalendarItem> item(MailStructure part) {
    return part.is("text/calendar") && !part.attached()
        ? PartText.utf8(part, LARGEST)
            .flatMap(CalendarItem::of)
            .filter(
                item ->
                    item.method()
                        .equals(
                            part.parameters()
                                .getOrDefault("method", item.method())
                                .toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }
}
