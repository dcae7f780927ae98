package org.sealpost.rules.predicate;

import static org.sealpost.Require.require;

import java.util.Locale;
import java.util.Optional;

/// Tests of what kind of message it is (ome.md 2.3, Message).
public sealed interface MessagePredicate extends RulePredicate.AboutMessage {
  record MessageTypeMatches(MessageType type) implements MessagePredicate {
    @Override
    public boolean holds(MailView mail) {
      return mail.types().contains(type);
    }
  }

  /// The message carries this classification (X-Microsoft-Classification, its id or its name).
  record HasClassification(String classification) implements MessagePredicate {
    public HasClassification {
      classification = classification.strip();
      require(
          !classification.isEmpty() && classification.length() <= 256,
          "a classification: 1 to 256 characters");
    }

    @Override
    public boolean holds(MailView mail) {
      return isClassified(mail)
          && (mail.header("X-Microsoft-Classification").anyMatch(classification::equalsIgnoreCase)
              || mail.header("X-Microsoft-ClassID").anyMatch(classification::equalsIgnoreCase));
    }
  }

  record HasNoClassification() implements MessagePredicate {
    @Override
    public boolean holds(MailView mail) {
      return !isClassified(mail);
    }
  }

  /// A message that says nothing of its importance has a normal one.
  record WithImportance(Importance importance) implements MessagePredicate {
    @Override
    public boolean holds(MailView mail) {
      return importance == Importance.of(mail);
    }
  }

  /// The spam confidence level (X-MS-Exchange-Organization-SCL) is this or more. Never for a
  /// message without one.
  ///
  /// @param level -1 to 9
  record SCLOver(int level) implements MessagePredicate {
    public SCLOver {
      require(level >= -1 && level <= 9, "a spam confidence level: -1 to 9");
    }

    @Override
    public boolean holds(MailView mail) {
      return mail.header("X-MS-Exchange-Organization-SCL")
          .map(String::strip)
          .filter(value -> value.matches("-1|[0-9]"))
          .anyMatch(value -> Integer.parseInt(value) >= level);
    }
  }

  /// How important a message says that it is.
  enum Importance {
    LOW,
    NORMAL,
    HIGH;

    /// By Importance (RFC 2156 2.2, RFC 4021), else X-Priority, as mail programs write it.
    private static Importance of(MailView mail) {
      Optional<String> importance = mail.header("Importance").findFirst();
      if (importance.isPresent()) {
        return switch (importance.get().strip().toLowerCase(Locale.ROOT)) {
          case "high" -> HIGH;
          case "low" -> LOW;
          default -> NORMAL;
        };
      }
      String priority = mail.header("X-Priority").findFirst().orElse("3").strip();
      return priority.startsWith("1") || priority.startsWith("2")
          ? HIGH
          : priority.startsWith("4") || priority.startsWith("5") ? LOW : NORMAL;
    }
  }

  private static boolean isClassified(MailView mail) {
    return mail.header("X-Microsoft-Classified")
        .anyMatch(value -> value.strip().equalsIgnoreCase("true"));
  }
}
