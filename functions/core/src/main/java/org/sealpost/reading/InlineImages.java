package org.sealpost.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sealpost.mail.MailPart;

/// The images that a message shows within its text, as `data:` addresses. What is too large, or not
/// a picture that a browser can only look at, stays an attachment.
final class InlineImages {
  /// A page has to stay loadable on a phone, and what the front door carries has to hold the text
  /// as well (aws.md 4, [PageRoom]); base64 makes a third more of them.
  private static final long MOST_BYTES = 2_400_000;

  /// SVG is a document, not a picture.
  private static final Set<String> MEDIA_TYPES =
      Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp");

  private static final Pattern SELF_CONTAINED =
      Pattern.compile("data:image/(png|jpeg|gif|webp|bmp);base64,[A-Za-z0-9+/]++={0,2}");

  private static final Pattern WHITE_SPACE = Pattern.compile("[ \t\r\n]|%0[9AaDd]|%20");

  private final Map<String, Image> images = new HashMap<>();
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

  /// Whether the text referred to it so far: many mailers give a Content-ID to pictures that their
  /// text never shows, and those have to stay in the list of attachments.
  boolean areShown(MailPart part) {
    return shown.contains(part.number());
  }

  /// The `data:` address for a `cid:` reference (RFC 2392), which counts as shown from now on. What
  /// holds its picture itself stays as it is.
  Optional<String> address(String reference) {
    if (reference.regionMatches(true, 0, "data:", 0, 5)) {
      return Optional.of(WHITE_SPACE.matcher(reference).replaceAll(""))
          .filter(address -> SELF_CONTAINED.matcher(address).matches());
    }
    if (!reference.regionMatches(true, 0, "cid:", 0, 4)) {
      return Optional.empty();
    }
    String contentId = reference.substring(4).strip();
    Optional<Image> image =
        Optional.ofNullable(images.get(contentId))
            .or(() -> Optional.ofNullable(images.get(unescaped(contentId))));
    image.ifPresent(found -> shown.add(found.number()));
    return image.map(Image::address);
  }

  /// A Content-ID stands percent-encoded in a `cid:` reference (RFC 2392 2), by the book.
  private static String unescaped(String contentId) {
    try {
      return URLDecoder.decode(contentId.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException malformed) {
      return contentId;
    }
  }

  private void add(MailPart part) {
    if (part.contentId().isEmpty()) {
      return;
    }
    try (InputStream content = part.content().open()) {
      String base64 = Base64.getEncoder().encodeToString(content.readAllBytes());
      images.put(
          part.contentId().get(),
          new Image(part.number(), "data:" + part.mediaType() + ";base64," + base64));
    } catch (IOException undecodable) {
      // It stays in the list of attachments, where the reader is told.
      images.remove(part.contentId().get());
    }
  }

  private record Image(int number, String address) {}
}
