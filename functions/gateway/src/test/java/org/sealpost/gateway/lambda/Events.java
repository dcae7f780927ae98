package org.sealpost.gateway.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The events under `src/test/resources/events`, after aws.md section 2.
final class Events {
  private Events() {}

  static InputStream open(String name) {
    return Objects.requireNonNull(Events.class.getResourceAsStream("/events/" + name));
  }

  static String text(String name) {
    try (InputStream event = open(name)) {
      return new String(event.readAllBytes(), UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
