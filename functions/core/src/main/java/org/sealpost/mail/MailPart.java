package org.sealpost.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// One leaf of a message that is not its text: an attachment or an inline image.
///
/// @param number its place among the parts of this message, from 0; stable for the same bytes
/// @param mediaType lower case, without parameters; `application/octet-stream` when the message
///     does not say or lies syntactically
/// @param fileName decoded, without any path, never empty; absent when the message gives none
/// @param contentId without angle brackets (RFC 2392)
/// @param sizeBytes after decoding
public record MailPart(
    int number,
    String mediaType,
    Optional<String> fileName,
    Optional<String> contentId,
    boolean inline,
    long sizeBytes,
    Content content) {

  /// Decoded bytes, opened anew at each call.
  @FunctionalInterface
  public interface Content {
    InputStream open() throws IOException;
  }
}
