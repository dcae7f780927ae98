package org.sealpost.aws.dynamodb;

/// How the tables are called here. Asked when a table is used first, so that nobody needs to name
/// one that they never touch.
@FunctionalInterface
public interface TableNames {
  String of(Table table);

  /// `<prefix>messages` and so on.
  static TableNames prefixed(String prefix) {
    return table ->
        prefix
            + switch (table) {
              case MESSAGES -> "messages";
              case KEYS -> "keys";
              case ORGANIZATION -> "organization";
              case ACCESS -> "access";
            };
  }

  /// The four stores of records; they differ in who may touch them, and in what is kept of what was
  /// deleted.
  enum Table {
    /// Intakes, messages, recipients, deliveries, trace, quarantine.
    MESSAGES,
    /// Wrapped data keys: never backed up.
    KEYS,
    /// Configuration, what its rules matched, and branding.
    ORGANIZATION,
    /// Passcodes, sessions, throttles.
    ACCESS
  }
}
