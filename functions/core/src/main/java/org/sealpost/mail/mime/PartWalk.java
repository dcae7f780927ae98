package org.sealpost.mail.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.sealpost.mail.MailPart;
import org.sealpost.mail.MalformedMailException;

/// One walk over the parts of a message. Every leaf ends up in exactly one place: the text shown,
/// the HTML shown (its alternative), or the parts to download. Nothing that a sender attached gets
/// lost.
final class PartWalk {
  private static final int DEEPEST = 50;
  private static final int MOST_PARTS = 1000;
  private static final int NO_ALTERNATIVE = -1;

  private final List<MailPart> parts = new ArrayList<>();
  private final List<String> searchableTexts = new ArrayList<>();
  private Optional<String> text = Optional.empty();
  private Optional<String> html = Optional.empty();
  private int bodyAlternative = NO_ALTERNATIVE;
  private int leaves;
  private int alternatives;

  private PartWalk() {}

  static PartWalk of(MimeMessage message) throws MessagingException, MalformedMailException {
    PartWalk walk = new PartWalk();
    walk.visit(message, 0, NO_ALTERNATIVE, false);
    return walk;
  }

  Optional<String> text() {
    return text;
  }

  Optional<String> html() {
    return html;
  }

  List<String> searchableTexts() {
    return searchableTexts;
  }

  List<MailPart> parts() {
    return parts;
  }

  private void visit(MimePart part, int depth, int alternative, boolean nested)
      throws MessagingException, MalformedMailException {
    if (depth > DEEPEST) {
      throw new MalformedMailException("The message is nested too deeply.");
    }
    ContentType type = contentType(part);
    if (type.match("multipart/*") && multipart(part) instanceof Multipart children) {
      int scope = type.match("multipart/alternative") ? alternatives++ : alternative;
      for (int index = 0; index < children.getCount(); index++) {
        BodyPart child = children.getBodyPart(index);
        visit((MimePart) child, depth + 1, scope, nested);
      }
      return;
    }
    if (++leaves > MOST_PARTS) {
      throw new MalformedMailException("The message has too many parts.");
    }
    visitLeaf(part, type, depth, alternative, nested);
  }

  private void visitLeaf(
      MimePart part, ContentType type, int depth, int alternative, boolean nested)
      throws MessagingException, MalformedMailException {
    boolean isText = type.match("text/*");
    Optional<String> decoded = isText ? Optional.of(text(part, type)) : Optional.empty();
    decoded.ifPresent(
        content ->
            searchableTexts.add(type.match("text/html") ? visibleAndHidden(content) : content));
    if (type.match("message/rfc822") && nestedMessage(part) instanceof MimeMessage message) {
      searchableTexts.add(
          Optional.ofNullable(message.getSubject()).map(MimeReader::decoded).orElse(""));
      visit(message, depth + 1, NO_ALTERNATIVE, true);
    }
    if (nested) {
      return;
    }
    if (decoded.isPresent() && isBody(part) && takeAsBody(type, decoded.get(), alternative)) {
      return;
    }
    parts.add(part(part, type));
  }

  /// The first text is the body; its alternative in the other form belongs to it. Any later text is
  /// a part of its own, so that a mail of several texts loses none.
  private boolean takeAsBody(ContentType type, String content, int alternative) {
    boolean isFirst = text.isEmpty() && html.isEmpty();
    boolean isAlternative = alternative != NO_ALTERNATIVE && alternative == bodyAlternative;
    if (!isFirst && !isAlternative) {
      return false;
    }
    if (type.match("text/html") && html.isEmpty()) {
      html = Optional.of(content);
    } else if (type.match("text/plain") && text.isEmpty()) {
      text = Optional.of(content);
    } else {
      return false;
    }
    bodyAlternative = alternative;
    return true;
  }

  private static boolean isBody(MimePart part) throws MessagingException {
    return !Part.ATTACHMENT.equalsIgnoreCase(disposition(part)) && fileName(part).isEmpty();
  }

  private MailPart part(MimePart part, ContentType type) throws MessagingException {
    Optional<String> contentId =
        Optional.ofNullable(part.getContentID()).map(id -> id.strip().replaceAll("^<|>$", ""));
    boolean inline =
        contentId.isPresent()
            && type.match("image/*")
            && !Part.ATTACHMENT.equalsIgnoreCase(disposition(part));
    return new MailPart(
        parts.size(),
        type.getBaseType().toLowerCase(Locale.ROOT),
        fileName(part),
        contentId.filter(id -> !id.isEmpty()),
        inline,
        DecodedSize.of(part),
        () -> open(part));
  }

  private static String disposition(MimePart part) {
    try {
      return Optional.ofNullable(part.getDisposition()).orElse("");
    } catch (MessagingException unreadable) {
      return "";
    }
  }

  /// Without any path: what stands behind the last slash of either kind.
  private static Optional<String> fileName(MimePart part) {
    try {
      return Optional.ofNullable(part.getFileName())
          .map(MimeReader::decoded)
          .map(
              name ->
                  name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                      .strip())
          .filter(name -> !name.isEmpty());
    } catch (MessagingException unreadable) {
      return Optional.empty();
    }
  }

  private static ContentType contentType(MimePart part) throws MessagingException {
    String value = part.getContentType();
    try {
      return new ContentType(value);
    } catch (MessagingException malformed) {
      return new ContentType("application", "octet-stream", null);
    }
  }

  private static Object multipart(MimePart part) throws MessagingException {
    try {
      return part.getContent();
    } catch (IOException unreadable) {
      return unreadable;
    }
  }

  private static Object nestedMessage(MimePart part) {
    try {
      return part.getContent();
    } catch (IOException | MessagingException unreadable) {
      return unreadable;
    }
  }

  private static String text(MimePart part, ContentType type) throws MessagingException {
    try (InputStream content = open(part)) {
      return new String(content.readAllBytes(), charset(type));
    } catch (IOException unreadable) {
      return "";
    }
  }

  private static Charset charset(ContentType type) {
    String label = type.getParameter("charset");
    try {
      return label == null ? UTF_8 : Charset.forName(MimeUtility.javaCharset(label));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return UTF_8;
    }
  }

  /// Decoded bytes; the bytes as they stand when the transfer encoding is unknown or broken, so
  /// that nothing is hidden.
  private static InputStream open(MimePart part) throws IOException {
    try {
      return part.getInputStream();
    } catch (IOException | MessagingException undecodable) {
      return rawStream(part);
    }
  }

  private static InputStream rawStream(MimePart part) throws IOException {
    try {
      return switch (part) {
        case MimeBodyPart body -> body.getRawInputStream();
        case MimeMessage message -> message.getRawInputStream();
        default -> InputStream.nullInputStream();
      };
    } catch (MessagingException unreadable) {
      throw new IOException(unreadable);
    }
  }

  private static String visibleAndHidden(String html) {
    return Jsoup.parse(html).wholeText();
  }
}
