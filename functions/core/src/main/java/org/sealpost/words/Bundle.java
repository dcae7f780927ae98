package org.sealpost.words;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/// The texts of one file.
final class Bundle {
  private final Map<String, String> patterns;
  private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

  private Bundle(Map<String, String> patterns) {
    this.patterns = Map.copyOf(patterns);
  }

  /// Empty when there is no such file.
  ///
  /// @param name as of [Class#getResourceAsStream]
  static Optional<Bundle> load(Class<?> neighbour, String name) {
    try (InputStream file = neighbour.getResourceAsStream(name)) {
      if (file == null) {
        return Optional.empty();
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(file, UTF_8));
      Map<String, String> patterns = new ConcurrentHashMap<>();
      properties.forEach((key, text) -> patterns.put(key.toString(), text.toString()));
      return Optional.of(new Bundle(patterns));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  Optional<String> pattern(String key) {
    return Optional.ofNullable(patterns.get(key));
  }

  /// Empty when it lacks the key.
  ///
  /// @param conventions by which numbers are written and plurals chosen
  Optional<String> say(String key, ULocale conventions, Object... values) {
    Optional<String> pattern = pattern(key);
    if (pattern.isEmpty() || isPlain(pattern.get())) {
      return pattern;
    }
    MessageFormat format =
        formats.computeIfAbsent(key, any -> new MessageFormat(pattern.get(), conventions));
    // They are not made for several threads (ICU).
    synchronized (format) {
      return Optional.of(format.format(values));
    }
  }

  private static boolean isPlain(String pattern) {
    return pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0;
  }
}
