package org.sealpost.rules.predicate;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Pattern;
import org.sealpost.mail.MailStructure;

/// A text for people and nothing more: plain, HTML, or both as alternatives.
final class WrittenText {
  /// Attachments as they were before MIME; mail programs still show them as such.
  private static final Pattern ENCODED_FILE =
      Pattern.compile("begin(-base64)? [0-7]{3,4} .*|=ybegin .*|\\(This file must be .*");

  private WrittenText() {}

  static boolean is(MailStructure part) {
    if (part.is("multipart/alternative")) {
      return part.parts().size() <= 2
          && part.parts().stream().map(MailStructure::mediaType).distinct().count()
              == part.parts().size()
          && part.parts().stream().allMatch(WrittenText::isLeaf)
          && !PartText.isBesideParts(part);
    }
    return isLeaf(part);
  }

  static boolean isLeaf(MailStructure part) {
    return (part.is("text/plain") || part.is("text/html"))
        && part.parts().isEmpty()
        && !part.attached()
        && !part.ambiguous()
        && !hasFile(part);
  }

  private static boolean hasFile(MailStructure part) {
    try (BufferedReader lines = PartText.lines(part)) {
      return lines.lines().anyMatch(line -> ENCODED_FILE.matcher(line).matches());
    } catch (IOException unreadable) {
      return true;
    }
  }
}
