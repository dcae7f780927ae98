package org.sealpost.rules.predicate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An iCalendar object (RFC 5545) that is sent to somebody (iTIP, RFC 5546).
///
/// @param lines all of it, unfolded
/// @param summaries what its components are called
record CalendarItem(String method, List<String> lines, List<String> summaries) {
  private static final Set<String> METHODS =
      Set.of(
          "PUBLISH", "REQUEST", "REPLY", "ADD", "CANCEL", "REFRESH", "COUNTER", "DECLINECOUNTER");
  private static final Set<String> COMPONENTS = Set.of("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY");
  private static final Set<String> INNER = Set.of("VTIMEZONE", "STANDARD", "DAYLIGHT", "VALARM");
  private static final Pattern FOLD = Pattern.compile("\r?\n[ \t]");
  private static final Pattern LINE = Pattern.compile("\r?\n");
  private static final Pattern PROPERTY = Pattern.compile("([A-Za-z0-9-]{1,64}+)([;:].*+)");
  private static final Pattern TAG = Pattern.compile("<[^<>]*>|&#?[A-Za-z0-9]{1,8};");
  private static final Pattern MARK = Pattern.compile("[^\\p{L}\\p{N}]+");

  CalendarItem {
    lines = List.copyOf(lines);
    summaries = List.copyOf(summaries);
  }

  /// Empty for everything else: also with anything before or behind it, with components that it
  /// does not know, and with a file inside.
  static Optional<CalendarItem> of(String text) {
    String calendar = text.startsWith("\ufeff") ? text.substring(1) : text;
    List<String> lines = LINE.splitAsStream(FOLD.matcher(calendar.strip()).replaceAll("")).toList();
    Deque<String> open = new ArrayDeque<>();
    List<String> methods = new ArrayList<>();
    List<String> summaries = new ArrayList<>();
    boolean hasComponent = false;
    for (int at = 0; at < lines.size(); at++) {
      Matcher property = PROPERTY.matcher(lines.get(at));
      if (!property.matches() || (open.isEmpty() && at > 0)) {
        return Optional.empty();
      }
      String value = property.group(2);
      switch (property.group(1).toUpperCase(Locale.ROOT)) {
        case "BEGIN" -> {
          String component = value.substring(1).strip().toUpperCase(Locale.ROOT);
          if (!mayBegin(component, open)) {
            return Optional.empty();
          }
          hasComponent |= COMPONENTS.contains(component);
          open.push(component);
        }
        case "END" -> {
          if (!value.substring(1).strip().equalsIgnoreCase(open.peek())) {
            return Optional.empty();
          }
          open.pop();
        }
        case "METHOD" -> {
          if (open.size() != 1) {
            return Optional.empty();
          }
          methods.add(value.substring(1).strip().toUpperCase(Locale.ROOT));
        }
        case "ATTACH" -> {
          if (!value.matches("(?i)(;FMTTYPE=[^;:\"]*+|;FILENAME=[^;:\"]*+)*+:(https?|cid):.*+")) {
            return Optional.empty();
          }
        }
        case "SUMMARY", "DESCRIPTION" -> {
          if (open.peek() != null && COMPONENTS.contains(open.peek())) {
            summaries.add(said(value));
          }
        }
        default -> {
          // Part of the item.
        }
      }
      if (at == 0 && open.isEmpty()) {
        return Optional.empty();
      }
    }
    return open.isEmpty()
            && hasComponent
            && methods.size() == 1
            && METHODS.contains(methods.getFirst())
        ? Optional.of(new CalendarItem(methods.getFirst(), lines, summaries))
        : Optional.empty();
  }

  private static boolean mayBegin(String component, Deque<String> open) {
    return switch (open.size()) {
      case 0 -> component.equals("VCALENDAR");
      case 1 -> COMPONENTS.contains(component) || component.equals("VTIMEZONE");
      case 2 -> INNER.contains(component) && !component.equals("VTIMEZONE");
      default -> false;
    };
  }

  /// Whether a text for people names what the item is about: its summary or description.
  boolean isSaidBy(String text) {
    String said = plain(text);
    return summaries.stream().anyMatch(summary -> !summary.isEmpty() && said.contains(summary));
  }

  /// The value, without its parameters and quoting (RFC 5545 3.3.11).
  private static String said(String parametersAndValue) {
    boolean quoted = false;
    for (int at = 0; at < parametersAndValue.length(); at++) {
      char character = parametersAndValue.charAt(at);
      quoted ^= character == '"';
      if (character == ':' && !quoted) {
        return plain(
            parametersAndValue
                .substring(at + 1)
                .replaceAll("\\\\[nN]", " ")
                .replaceAll("\\\\(.)", "$1"));
      }
    }
    return "";
  }

  /// Letters and digits only: texts differ in how they fold, mark and quote.
  private static String plain(String text) {
    return MARK.matcher(TAG.matcher(text).replaceAll("")).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
