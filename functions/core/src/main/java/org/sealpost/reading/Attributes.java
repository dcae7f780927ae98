package org.sealpost.reading;

import java.util.List;
import java.util.Optional;

/// Attributes as the sanitizer hands them on: names and values in turn.
final class Attributes {
  private Attributes() {}

  static Optional<String> find(List<String> attributes, String name) {
    for (int i = 0; i + 1 < attributes.size(); i += 2) {
      if (attributes.get(i).equals(name)) {
        return Optional.of(attributes.get(i + 1));
      }
    }
    return Optional.empty();
  }

  static String value(List<String> attributes, String name) {
    return find(attributes, name).orElse("");
  }
}
