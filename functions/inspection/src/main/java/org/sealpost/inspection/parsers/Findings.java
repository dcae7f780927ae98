package org.sealpost.inspection.parsers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.sealpost.inspection.InspectedAttachment;

/// What is known of one attachment so far. Written by the worker, and read by whoever does not want
/// to wait for it any longer.
final class Findings {
  private static final int MOST_PROPERTIES = 1_000;
  private static final int LONGEST_PROPERTY = 10_000;

  private final String name;
  private final int textCharacters;
  private final StringBuilder text = new StringBuilder();
  private final Set<String> extensions = new HashSet<>();
  private final Map<String, String> properties = new HashMap<>();
  private long sizeBytes;
  private boolean isExecutable;
  private boolean isPasswordProtected;
  private boolean isUnsupported;
  private boolean isIncomplete;
  private boolean isFinished;

  Findings(String name, long sizeBytes, int textCharacters) {
    this.name = name;
    this.sizeBytes = sizeBytes;
    this.textCharacters = textCharacters;
    extensions.addAll(Extensions.of(name));
  }

  /// Text that does not fit makes it incomplete: what is behind it was not looked at. Where none is
  /// asked for, none is missing.
  synchronized void text(CharSequence more) {
    if (!isTextAsked()) {
      return;
    }
    int room = textCharacters - text.length();
    if (more.length() > room) {
      isIncomplete = true;
    }
    text.append(more, 0, Math.min(more.length(), room));
  }

  /// So that what follows is no part of the word before.
  synchronized void apart() {
    if (!text.isEmpty() && text.length() < textCharacters) {
      text.append('\n');
    }
  }

  synchronized boolean isFull() {
    return isTextAsked() && text.length() >= textCharacters;
  }

  boolean isTextAsked() {
    return textCharacters > 0;
  }

  synchronized void extensions(Set<String> more) {
    extensions.addAll(more);
  }

  synchronized boolean hasExtension() {
    return !extensions.isEmpty();
  }

  synchronized void property(String property, String value) {
    if (properties.size() >= MOST_PROPERTIES
        || property.length() > LONGEST_PROPERTY
        || value.length() > LONGEST_PROPERTY) {
      isIncomplete = true;
    } else if (!value.isBlank()) {
      // Twice the same name: no value may hide behind another.
      properties.merge(
          property, value, (one, other) -> one.equals(other) ? one : one + '\n' + other);
    }
  }

  synchronized void size(long bytes) {
    sizeBytes = bytes;
  }

  synchronized void executable() {
    isExecutable = true;
  }

  synchronized void passwordProtected() {
    isPasswordProtected = true;
  }

  synchronized void unsupported() {
    isUnsupported = true;
  }

  synchronized void incomplete() {
    isIncomplete = true;
  }

  synchronized void finished() {
    isFinished = true;
  }

  /// As it stands; incomplete unless [#finished].
  synchronized InspectedAttachment attachment() {
    return new InspectedAttachment(
        name,
        extensions,
        sizeBytes,
        text.toString(),
        isExecutable,
        isPasswordProtected,
        isUnsupported,
        isIncomplete || !isFinished,
        properties);
  }
}
