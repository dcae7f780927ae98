package org.sealpost.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpost.mail.MailPart;

/// The images that a message shows within its text, as `data:` addresses. What is too large, or not
/// a picture that a browser can only look at, stays an attachment.
final class InlineImages {
  /// A page has to stay loadable on a phone, and below the front door's 6 MB (aws.md 4).
  private static final long MOST_BYTES = 3_000_000;

  /// SVG is a document, not a picture.
  private static final Set<String> MEDIA_TYPES =
      Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp");

  private final Map<String, String> addresses = new HashMap<>();
  private final Set<Integer> shown = new HashSet<>();

  private InlineImages() {}

  static InlineImages of(List<MailPart> parts) {
    InlineImages images = new InlineImages();
    long left = MOST_BYTES;
    for (MailPart part : parts) {
      if (part.inline() && part.sizeBytes() <= left && MEDIA_TYPES.contains(part.mediaType())) {
        left -= part.sizeBytes();
        images.add(part);
      }
    }
    return images;
  }

  boolean areShown(MailPart part) {
    return shown.contains(part.number());
  }

  /// The `data:` address for a `cid:` reference (RFC 2392).
  Optional<String> address(String reference) {
    return reference.regionMatches(true, 0, "cid:", 0, 4)
        ? Optional.ofNullable(addresses.get(reference.substring(4).strip()))
        : Optional.empty();
  }

  private void add(MailPart part) {
    if (part.contentId().isEmpty()) {
      return;
    }
    try (InputStream content = part.content().open()) {
      String base64 = Base64.getEncoder().encodeToString(content.readAllBytes());
      addresses.put(part.contentId().get(), "data:" + part.mediaType() + ";base64," + base64);
      shown.add(part.number());
    } catch (IOException undecodable) {
      // It stays in the list of attachments, where the reader is told.
      shown.remove(part.number());
    }
  }
}
