package org.sealpost.mail;

import java.io.InputStream;
import java.util.List;
import java.util.Map;

/// How a message, or a part of one, is put together, as its own fields say.
///
/// @param mediaType lower case, without parameters, and with the default where nothing is said
/// @param parameters of its Content-Type; names in lower case
/// @param ambiguous whether two programs may take it for two things: a field twice, or written in a
///     way that not all understand alike
/// @param attached whether it is attached, or has a file name
/// @param parts of a multipart, in order; a message in a message is one part
/// @param content decoded; of a multipart, its parts as they stand
public record MailStructure(
    String mediaType,
    Map<String, String> parameters,
    boolean ambiguous,
    boolean attached,
    List<MailStructure> parts,
    MailPart.Content content) {
  /// Of a message of which nobody knows.
  public static final MailStructure UNKNOWN =
      new MailStructure(
          "application/octet-stream",
          Map.of(),
          true,
          true,
          List.of(),
          InputStream::nullInputStream);

  public MailStructure {
    parameters = Map.copyOf(parameters);
    parts = List.copyOf(parts);
  }

  public boolean is(String type) {
    return mediaType.equals(type);
  }

  /// Whether any of it is ambiguous.
  public boolean isAmbiguousAnywhere() {
    return ambiguous || parts.stream().anyMatch(MailStructure::isAmbiguousAnywhere);
  }
}
