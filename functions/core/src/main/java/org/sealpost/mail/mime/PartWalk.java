package org.sealpost.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sealpost.mail.MailPart;
import org.sealpost.mail.MailStructure;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.OtherReadings;
import org.sealpost.mail.mime.BoundedMultipart.TooManyPartsException;

/// One walk over the parts of a message. Every leaf ends up in exactly one place: the text shown,
/// the HTML shown (its alternative), or the parts to download. Nothing that a sender attached gets
/// lost.
final class PartWalk {
  private static final int DEEPEST = 50;
  private static final int MOST_PARTS = 1000;
  private static final int NO_ALTERNATIVE = -1;

  /// Ambiguous parts within ambiguous parts must not cost the square of their size.
  private static final long OTHER_OCTETS_PER_OCTET = 16;

  private static final long MOST_OTHER_OCTETS = 1_000_000;
  private static final List<String> NEVER_TEXT = List.of("image/*", "audio/*", "video/*", "font/*");
  private static final ContentType PLAIN_TEXT = new ContentType("text", "plain", null);
  private static final ContentType UNKNOWN = new ContentType("application", "octet-stream", null);

  private final List<MailPart> parts = new ArrayList<>();
  private final List<String> searchableTexts = new ArrayList<>();
  private final Set<String> usedBoundaries = new LinkedHashSet<>();
  private final Set<String> namedBoundaries = new LinkedHashSet<>();

  /// Each says one thing, so there are no others of them.
  private final Set<MimePart> otherParts = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<String> otherNames = new LinkedHashSet<>();
  private final Set<String> charsets = new LinkedHashSet<>();
  private Optional<String> text = Optional.empty();
  private Optional<String> html = Optional.empty();
  private int bodyAlternative = NO_ALTERNATIVE;
  private int partsLeft = MOST_PARTS;
  private int alternatives;
  private MailStructure structure = MailStructure.UNKNOWN;

  /// Whether what is visited is another reading: only for the rules to see.
  private boolean isOther;
  private long otherOctetsLeft;
  private boolean differs;
  private boolean hasOtherAttachments;

  private PartWalk() {}

  /// @param octets those of the message
  static PartWalk of(MimeMessage message, byte[] octets)
      throws MessagingException, MalformedMailException {
    PartWalk walk = new PartWalk();
    walk.otherOctetsLeft = MOST_OTHER_OCTETS + OTHER_OCTETS_PER_OCTET * octets.length;
    walk.structure = walk.visit(message, 0, NO_ALTERNATIVE, false);
    walk.visitPieces(octets);
    return walk;
  }

  OtherReadings otherReadings() {
    return new OtherReadings(differs, List.copyOf(otherNames), hasOtherAttachments);
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

  List<String> charsets() {
    return List.copyOf(charsets);
  }

  List<MailPart> parts() {
    return parts;
  }

  MailStructure structure() {
    return structure;
  }

  private MailStructure visit(MimePart part, int depth, int alternative, boolean nested)
      throws MessagingException, MalformedMailException {
    if (depth > DEEPEST) {
      throw new MalformedMailException("The message is nested too deeply.");
    }
    visitOthers(part, depth);
    ContentType type = contentType(part);
    Optional<List<MimePart>> children =
        type.match("multipart/*") ? children(part) : Optional.empty();
    noteBoundaries(part, type);
    if (children.isEmpty()) {
      visitLeaf(part, leafType(type), depth, alternative, nested);
      return Structures.ofLeaf(part, leafType(type));
    }
    if (type.getParameter("boundary") == null) {
      // Taken apart by a guess: other programs show it as it stands.
      SniffedText.of(octets(part)).ifPresent(this::show);
    }
    // To a program that cannot take it apart it is an attachment.
    FileName.of(part).ifPresent(otherNames::add);
    otherNames.addAll(FileName.others(part));
    partsLeft -= children.get().size();
    int scope = type.match("multipart/alternative") ? alternatives++ : alternative;
    List<MailStructure> inside = new ArrayList<>();
    for (MimePart child : children.get()) {
      inside.add(visit(child, depth + 1, scope, nested));
    }
    return Structures.ofMultipart(part, type, inside);
  }

  private void visitLeaf(
      MimePart part, ContentType type, int depth, int alternative, boolean nested)
      throws MessagingException, MalformedMailException {
    Optional<String> shown = Optional.empty();
    if (type.match("text/*")) {
      Optional.ofNullable(type.getParameter("charset"))
          .map(label -> label.strip().toLowerCase(Locale.ROOT))
          .ifPresent(charsets::add);
      ByteBuffer octets = octets(part);
      BodyText decoded = BodyText.of(octets, type);
      shown = Optional.of(decoded.shown());
      Stream.concat(decoded.readings().stream(), Misencoded.text(part, octets).stream())
          .map(reading -> type.match("text/html") ? HtmlText.of(reading) : reading)
          .forEach(this::show);
    } else if (isPerhapsShown(part, type)) {
      perhapsText(part).ifPresent(this::show);
    }
    if (type.match("message/rfc822")) {
      MimeMessage message = nestedMessage(part);
      List<String> subjects = Fields.all(message, "Subject");
      show(subjects.isEmpty() ? "" : HeaderText.decoded(subjects.getFirst()));
      subjects.stream().skip(1).map(HeaderText::decoded).forEach(this::show);
      visit(message, depth + 1, NO_ALTERNATIVE, true);
    }
    if (isOther) {
      noteOther(part, shown.isPresent());
      otherNames.addAll(FileName.others(part));
    }
    if (nested) {
      return;
    }
    otherNames.addAll(FileName.others(part));
    if (shown.isPresent() && isBody(part) && takeAsBody(type, shown.get(), alternative)) {
      return;
    }
    parts.add(part(part, type));
  }

  private void show(String shown) {
    if (!isOther) {
      searchableTexts.add(shown);
    } else if (!shown.isBlank()
        && searchableTexts.stream().noneMatch(known -> known.contains(shown.strip()))) {
      searchableTexts.add(shown);
      differs = true;
    }
  }

  /// An attachment that only others see; one that has the name of ours is taken for it.
  private void noteOther(MimePart part, boolean isShown) {
    Optional<String> name = FileName.of(part);
    boolean isKnown =
        name.isPresent() && parts.stream().anyMatch(known -> known.fileName().equals(name));
    if (!isKnown && (name.isPresent() || isAttachment(part) || !isShown)) {
      name.ifPresent(otherNames::add);
      hasOtherAttachments = true;
      differs = true;
    }
  }

  private void noteBoundaries(MimePart part, ContentType type) {
    if (!isOther) {
      Optional.ofNullable(type.getParameter("boundary")).ifPresent(usedBoundaries::add);
      namedBoundaries.addAll(PartReadings.boundaries(part));
    }
  }

  private void visitOthers(MimePart part, int depth)
      throws MessagingException, MalformedMailException {
    if (otherParts.contains(part)) {
      return;
    }
    boolean isWithinOther = isOther;
    List<MimePart> readings = PartReadings.others(part, otherOctetsLeft);
    for (MimePart reading : readings) {
      otherOctetsLeft -= Math.max(0, reading.getSize());
      otherParts.add(reading);
    }
    isOther = true;
    for (MimePart reading : readings) {
      visit(reading, depth + 1, NO_ALTERNATIVE, true);
    }
    isOther = isWithinOther;
  }

  /// After all else, when it is known which boundaries are ours.
  private void visitPieces(byte[] octets) throws MessagingException, MalformedMailException {
    LoosePieces loose = LoosePieces.of(octets, usedBoundaries, namedBoundaries);
    for (byte[] text : loose.outside()) {
      SniffedText.of(text)
          .map(String::strip)
          .filter(shown -> !shown.isEmpty())
          .ifPresent(this::show);
    }
    isOther = true;
    for (byte[] piece : loose.pieces()) {
      visit(new MimeBodyPart(new ByteArrayInputStream(piece)), 1, NO_ALTERNATIVE, true);
    }
    isOther = false;
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

  static boolean isBody(MimePart part) {
    return !isAttachment(part) && FileName.of(part).isEmpty();
  }

  /// Mail programs show what they take for text, whatever its type says; so it is looked at unless
  /// it is attached by name, or of a kind that is never text.
  private static boolean isPerhapsShown(MimePart part, ContentType type) {
    boolean isInline = Fields.token(part, "Content-Disposition").equals(Part.INLINE);
    return (isInline || isBody(part))
        && NEVER_TEXT.stream().noneMatch(type::match)
        && !type.match("message/rfc822");
  }

  /// Most such parts are documents: only what begins like text is decoded to its end.
  private static Optional<String> perhapsText(MimePart part) {
    try (InputStream content = DecodedStream.of(part)) {
      return SniffedText.of(content.readNBytes(SniffedText.SAMPLE)).isPresent()
          ? SniffedText.of(octets(part))
          : Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("a message in memory that cannot be read", unreadable);
    }
  }

  private static boolean isAttachment(MimePart part) {
    return Fields.token(part, "Content-Disposition").equals(Part.ATTACHMENT);
  }

  private MailPart part(MimePart part, ContentType type) throws MessagingException {
    Optional<String> contentId =
        Optional.ofNullable(part.getContentID()).map(id -> id.strip().replaceAll("^<|>$", ""));
    boolean inline = contentId.isPresent() && type.match("image/*") && !isAttachment(part);
    return new MailPart(
        parts.size(),
        type.getBaseType().toLowerCase(Locale.ROOT),
        FileName.of(part),
        contentId.filter(id -> !id.isEmpty()),
        inline,
        DecodedSize.of(part),
        () -> DecodedStream.of(part));
  }

  /// What says nothing that can be parsed is text/plain (RFC 2045 5.2), unless it is attached: mail
  /// programs show it, so the rules have to see it.
  private static ContentType contentType(MimePart part) throws MessagingException {
    try {
      return new ContentType(part.getContentType());
    } catch (MessagingException malformed) {
      return isBody(part) ? PLAIN_TEXT : UNKNOWN;
    }
  }

  /// A multipart without parts is shown as it stands.
  private static ContentType leafType(ContentType type) {
    return type.match("multipart/*") ? PLAIN_TEXT : type;
  }

  /// Empty when it cannot be taken apart.
  private Optional<List<MimePart>> children(MimePart part) throws MalformedMailException {
    try {
      return Optional.of(BoundedMultipart.partsOf(part, partsLeft));
    } catch (TooManyPartsException tooMany) {
      throw new MalformedMailException("The message has too many parts.", tooMany);
    } catch (MessagingException undivided) {
      return Optional.empty();
    }
  }

  /// Decoded first, although RFC 2046 5.2.1 knows no encoding for it: mail programs do so.
  private static MimeMessage nestedMessage(MimePart part) throws MessagingException {
    try (InputStream content = DecodedStream.of(part)) {
      return new MimeMessage(MimeReader.SESSION, content);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("a message in memory that cannot be read", unreadable);
    }
  }

  private static ByteBuffer octets(MimePart part) {
    try (InputStream content = DecodedStream.of(part)) {
      return DecodedStream.octets(content);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("a message in memory that cannot be read", unreadable);
    }
  }
}
