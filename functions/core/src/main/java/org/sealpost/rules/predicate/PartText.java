package org.sealpost.rules.predicate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Optional;
import org.sealpost.mail.MailStructure;

/// The content of parts, as text.
final class PartText {
  /// A multipart without text of its own says so in a sentence, at most.
  private static final int LONGEST_PREAMBLE = 120;

  private PartText() {}

  /// Empty when it is longer, or not UTF-8.
  static Optional<String> utf8(MailStructure part, int longestBytes) {
    return decoded(part, longestBytes, UTF_8);
  }

  /// In the charset that it says; empty when it is longer, or not written in it.
  static Optional<String> labelled(MailStructure part, int longestBytes) {
    try {
      String label = part.parameters().getOrDefault("charset", "utf-8");
      return decoded(part, longestBytes, Charset.forName(label));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  private static Optional<String> decoded(MailStructure part, int longestBytes, Charset charset) {
    try (InputStream content = part.content().open()) {
      byte[] octets = content.readNBytes(longestBytes + 1);
      return octets.length > longestBytes
          ? Optional.empty()
          : Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(octets)).toString());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  static BufferedReader lines(MailStructure part) throws IOException {
    return new BufferedReader(new InputStreamReader(part.content().open(), ISO_8859_1));
  }

  /// Whether there is text before or behind the parts of a multipart, or of one in it: other
  /// programs may show it. A short sentence in front is usual.
  static boolean isBesideParts(MailStructure multipart) {
    return !multipart.parts().isEmpty()
        && (isBeside(multipart) || multipart.parts().stream().anyMatch(PartText::isBesideParts));
  }

  private static boolean isBeside(MailStructure multipart) {
    String boundary = multipart.parameters().getOrDefault("boundary", "");
    if (boundary.isEmpty()) {
      return true;
    }
    String delimiter = "--" + boundary;
    int preamble = 0;
    boolean inside = false;
    boolean closed = false;
    try (BufferedReader lines = lines(multipart)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String stripped = line.stripTrailing();
        if (closed) {
          if (!stripped.isEmpty()) {
            return true;
          }
        } else if (stripped.equals(delimiter + "--")) {
          closed = true;
        } else if (stripped.equals(delimiter)) {
          inside = true;
        } else if (!inside) {
          preamble += stripped.length();
        }
      }
    } catch (IOException unreadable) {
      return true;
    }
    return !inside || !closed || preamble > LONGEST_PREAMBLE;
  }
}
