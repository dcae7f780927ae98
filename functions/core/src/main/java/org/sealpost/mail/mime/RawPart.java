package org.sealpost.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.mail.MalformedMailException;

/// A message or a part of one, and where it lies among the message's bytes, so that one can be
/// changed and the others stay as they are. Divided as [MimeReader] divides.
///
/// @param from offset of its first header field
/// @param bodyFrom offset behind the empty line
/// @param to offset behind its last octet
/// @param children the parts of a multipart; the message of a message/rfc822 part
record RawPart(
    MimePart fields, ContentType type, int from, int bodyFrom, int to, List<RawPart> children) {
  private static final int DEEPEST = 50;
  private static final int MOST_PARTS = 1000;
  private static final Set<String> IDENTITY = Set.of("", "7bit", "8bit", "binary");

  RawPart {
    children = List.copyOf(children);
  }

  /// @throws MalformedMailException where it is nested or split beyond any sense
  static RawPart of(byte[] message) throws MalformedMailException {
    try {
      return new Division().message(message, 0, message.length, 0);
    } catch (MessagingException malformed) {
      throw new MalformedMailException("The message cannot be parsed.", malformed);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("a message in memory that cannot be read", unreadable);
    }
  }

  /// A multipart that has no parts, or whose boundary nobody finds.
  boolean isUndivided() {
    return type.match("multipart/*") && children.isEmpty();
  }

  boolean isLeaf() {
    return children.isEmpty();
  }

  /// What a reader takes for the text of the mail, rather than for an attachment.
  boolean isBodyText() {
    return isLeaf()
        && type.match("text/*")
        && !Fields.token(fields, "Content-Disposition").equals(Part.ATTACHMENT)
        && FileName.of(fields).isEmpty();
  }

  /// In lower case; empty when it has none.
  String encoding() {
    return Fields.token(fields, "Content-Transfer-Encoding");
  }

  /// Whether its octets stand as they are.
  boolean isIdentityEncoded() {
    return IDENTITY.contains(encoding());
  }

  /// After decoding.
  byte[] octets() {
    try (InputStream content = DecodedStream.of(fields)) {
      return content.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("a part in memory that cannot be read", unreadable);
    }
  }

  /// What its Content-Type says, as it stands; empty without one, or where it cannot be read.
  Optional<ContentType> statedType() {
    return Fields.first(fields, "Content-Type")
        .flatMap(
            value -> {
              try {
                return Optional.of(new ContentType(value));
              } catch (MessagingException malformed) {
                return Optional.empty();
              }
            });
  }

  /// One division: parts are counted over the whole message.
  private static final class Division {
    private static final ContentType PLAIN_TEXT = new ContentType("text", "plain", null);
    private static final ContentType UNKNOWN = new ContentType("application", "octet-stream", null);
    private int partsLeft = MOST_PARTS;

    RawPart message(byte[] source, int from, int to, int depth)
        throws MessagingException, IOException, MalformedMailException {
      MimeMessage message = new MimeMessage(MimeReader.SESSION, new PlacedStream(source, from, to));
      try (InputStream body = message.getRawInputStream()) {
        return part(source, message, from, stretch(body), depth);
      }
    }

    private RawPart part(byte[] source, MimePart fields, int from, PlacedStream body, int depth)
        throws MessagingException, IOException, MalformedMailException {
      if (depth > DEEPEST) {
        throw new MalformedMailException("The message is nested too deeply.");
      }
      ContentType type = contentType(fields);
      RawPart leaf = new RawPart(fields, type, from, body.from(), body.to(), List.of());
      List<RawPart> children = new ArrayList<>();
      if (type.match("multipart/*")) {
        for (PlacedMultipart.Placed placed : parts(fields)) {
          children.add(part(source, placed.part(), placed.from(), body(placed.part()), depth + 1));
        }
      } else if (type.match("message/rfc822") && leaf.isIdentityEncoded()) {
        children.add(message(source, body.from(), body.to(), depth + 1));
      }
      return new RawPart(fields, type, from, body.from(), body.to(), children);
    }

    private List<PlacedMultipart.Placed> parts(MimePart part) throws MalformedMailException {
      try {
        List<PlacedMultipart.Placed> parts = PlacedMultipart.partsOf(part, partsLeft);
        partsLeft -= parts.size();
        return parts;
      } catch (BoundedMultipart.TooManyPartsException tooMany) {
        throw new MalformedMailException("The message has too many parts.", tooMany);
      } catch (MessagingException undivided) {
        return List.of();
      }
    }

    private static PlacedStream body(MimeBodyPart part) throws MessagingException, IOException {
      try (InputStream body = part.getRawInputStream()) {
        return stretch(body);
      }
    }

    private static PlacedStream stretch(InputStream body) {
      if (!(body instanceof PlacedStream stretch)) {
        throw new IllegalStateException("a part that was copied");
      }
      return stretch;
    }

    /// As [PartWalk] takes it.
    private static ContentType contentType(MimePart part) throws MessagingException {
      try {
        return new ContentType(part.getContentType());
      } catch (MessagingException malformed) {
        boolean attached =
            Fields.token(part, "Content-Disposition").equals(Part.ATTACHMENT)
                || FileName.of(part).isPresent();
        return attached ? UNKNOWN : PLAIN_TEXT;
      }
    }
  }
}
