package org.sealpost.rules.simulation;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.ContentExpiry;
import org.sealpost.protection.Protection;
import org.sealpost.protection.ReaderList;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;

/// Protections for people and for programs.
final class ProtectionWording {
  private static final int LONGEST = 80;
  private static final int MOST_READERS = 5;

  /// Those that a reader meets, in this order; the others are about documents in applications.
  private static final Map<UsageRight, String> VERBS =
      new EnumMap<>(
          Map.of(
              UsageRight.VIEW, "read",
              UsageRight.REPLY, "reply",
              UsageRight.REPLY_ALL, "reply all",
              UsageRight.FORWARD, "forward",
              UsageRight.PRINT, "print",
              UsageRight.COPY, "copy",
              UsageRight.EXPORT, "save unprotected",
              UsageRight.OWNER, "take the protection off"));

  private ProtectionWording() {}

  /// Its name, and what it means where that is more than encryption: `Do Not Forward: read, reply,
  /// reply all; attachments view only`.
  static String of(Protection protection) {
    String name = Printable.of(protection.template(), LONGEST);
    List<String> words = new ArrayList<>();
    if (!protection.rights().equals(UsageRights.ENCRYPT_ONLY)) {
      words.add(
          VERBS.entrySet().stream()
              .filter(entry -> protection.rights().grant(entry.getKey()))
              .map(Map.Entry::getValue)
              .collect(joining(", ")));
    }
    if (protection.attachments() == AttachmentAccess.VIEW_ONLY) {
      words.add("attachments view only");
    }
    if (protection.requirePasskey()) {
      words.add("opened with a passkey only");
    }
    expiry(protection.expiry()).ifPresent(words::add);
    protection.readers().stream().map(ProtectionWording::readers).forEach(words::add);
    return words.isEmpty() ? name : name + ": " + String.join("; ", words);
  }

  static void put(ObjectNode json, Protection protection) {
    json.put("template", protection.template());
    ArrayNode rights = json.putArray("rights");
    Stream.of(UsageRight.values())
        .filter(protection.rights()::grant)
        .forEach(right -> rights.add(right.name()));
    json.put("attachments", protection.attachments().name());
    if (protection.requirePasskey()) {
      json.put("requirePasskey", true);
    }
    protection.expiry().on().ifPresent(end -> json.put("expiresOn", end.toString()));
    protection.expiry().afterDays().ifPresent(days -> json.put("expiresAfterDays", days));
    if (!protection.readers().isEmpty()) {
      ArrayNode readers = json.putArray("readers");
      protection.readers().stream().map(ProtectionWording::readers).forEach(readers::add);
    }
  }

  private static Optional<String> expiry(ContentExpiry expiry) {
    List<String> ends = new ArrayList<>();
    expiry
        .on()
        .ifPresent(end -> ends.add("on " + end.atOffset(ZoneOffset.UTC).toLocalDate() + " (UTC)"));
    expiry.afterDays().ifPresent(days -> ends.add("after " + days + " days"));
    return ends.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "expires " + String.join(" or ", ends) + (ends.size() > 1 ? " at first" : ""));
  }

  private static String readers(ReaderList list) {
    List<String> names =
        Stream.of(list.people(), list.groups(), list.domains())
            .map(Set::stream)
            .flatMap(some -> some.map(Object::toString).sorted())
            .toList();
    String first = names.stream().limit(MOST_READERS).collect(joining(", "));
    return "for "
        + first
        + (names.size() > MOST_READERS ? " and " + (names.size() - MOST_READERS) + " more" : "")
        + " only";
  }
}
