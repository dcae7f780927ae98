package org.sealpost.words;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A folder of texts: `SUBJECT_TAG.properties` (UTF-8) holds those of a subject in a language, as
/// messages of ICU. A file is read when the first of its texts is said, and kept.
public final class Bundles {
  private final Class<?> neighbour;
  private final String folder;
  private final Map<String, Optional<Bundle>> bundles = new ConcurrentHashMap<>();

  /// @param neighbour a class of the jar that the folder is in
  /// @param folder as of [Class#getResourceAsStream], with a slash at its end; empty for the
  ///     neighbour's own
  public Bundles(Class<?> neighbour, String folder) {
    this.neighbour = neighbour;
    this.folder = folder;
  }

  /// Empty when there is no such file.
  Optional<Bundle> find(String subject, Locale language) {
    return bundles.computeIfAbsent(
        folder + subject + "_" + language.toLanguageTag() + ".properties",
        name -> Bundle.load(neighbour, name));
  }
}
