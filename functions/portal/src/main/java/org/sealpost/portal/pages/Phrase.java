package org.sealpost.portal.pages;

/// A sentence with one place that takes markup: a time, a name. What stands before the place, and
/// what after.
record Phrase(String before, String after) {
  // Stands for an object in text (Unicode), and in no sentence of ours.
  private static final String PLACE = "\ufffc";

  /// @param key of a text whose `{0}` is the place
  static Phrase of(Words words, String key) {
    String[] parts = words.say(key, PLACE).split(PLACE, -1);
    return new Phrase(parts[0], parts.length > 1 ? parts[1] : "");
  }
}
