package org.sealpost.mail.mime;

import static java.util.Locale.ROOT;

import jakarta.mail.internet.ContentType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.RawMessage;

/// Adds a text to messages.
public final class Disclaimer {
  private Disclaimer() {}

  /// The message with the text in its body: in each of the alternatives that a reader may be shown
  /// (HTML as HTML, plain text as text), or as a new body where it has none. Changed texts travel
  /// as quoted-printable or base64; all other parts stay byte for byte.
  ///
  /// @param append at the end of the body, otherwise at its beginning
  /// @return empty when the body cannot be changed, because it is signed, encrypted, in a form of
  ///     its own (TNEF, rights-protected), a message itself, or too damaged to be taken apart
  public static Optional<byte[]> added(byte[] message, SafeHtmlText text, boolean append) {
    try {
      RawPart root = RawPart.of(message);
      return BodyParts.of(root)
          .map(
              parts ->
                  parts.isEmpty()
                      ? withBody(root, message, text)
                      : changed(parts, message, text, append));
    } catch (MalformedMailException undivided) {
      return Optional.empty();
    }
  }

  /// A message with the same header, the text as its body, and the message itself attached, as it
  /// is but for Bcc and other fields that only transport may see.
  public static byte[] wrapping(byte[] message, SafeHtmlText text) {
    return new NewBody("mixed", message)
        .multipart(texts("alternative", message, text))
        .message(RawMessage.withoutTransportFields(message))
        .under(RawHeader.of(message));
  }

  private static NewBody texts(String subtype, byte[] seed, SafeHtmlText text) {
    return new NewBody(subtype, seed)
        .text("plain", text.text().replace("\n", "\r\n") + "\r\n")
        .text("html", "<html><body>" + text.html() + "</body></html>\r\n");
  }

  private static byte[] changed(
      List<RawPart> parts, byte[] message, SafeHtmlText text, boolean append) {
    Splices splices = new Splices();
    for (RawPart part : parts) {
      DisclaimedText changed = DisclaimedText.of(part, text, append);
      TransferEncoding encoding =
          part.encoding().equals("base64")
              ? TransferEncoding.BASE64
              : TransferEncoding.ofText(changed.octets());
      RawHeader header = RawHeader.of(part, message);
      header.set("Content-Transfer-Encoding", encoding.label());
      if (changed.relabelled()) {
        header.set("Content-Type", inUtf8(part));
      }
      if (part.from() == 0 && !header.has("MIME-Version")) {
        header.add("MIME-Version", "1.0");
      }
      splices.replace(part.from(), part.bodyFrom(), header.section());
      splices.replace(part.bodyFrom(), part.to(), encoded(encoding, changed, part));
    }
    return splices.made(message, 0, message.length);
  }

  private static byte[] encoded(TransferEncoding encoding, DisclaimedText text, RawPart part) {
    byte[] encoded = encoding.encode(text.octets());
    return encoding == TransferEncoding.BASE64 && part.from() == 0 ? Lines.ended(encoded) : encoded;
  }

  private static String inUtf8(RawPart part) {
    ContentType type = part.statedType().orElseGet(() -> new ContentType("text", "plain", null));
    type.setParameter("charset", "utf-8");
    return type.toString().replace("\r\n\t", " ");
  }

  /// An invitation has to stay an alternative: programs show it, and would not look for it among
  /// attachments.
  private static byte[] withBody(RawPart root, byte[] message, SafeHtmlText text) {
    RawHeader described = RawHeader.of(root, message);
    described.removeIf(name -> !name.startsWith("content-"));
    byte[] body = Arrays.copyOfRange(message, root.bodyFrom(), root.to());
    boolean isInvitation =
        root.type().getBaseType().toLowerCase(ROOT).equals("text/calendar") && root.isBodyText();
    NewBody whole =
        isInvitation
            ? texts("alternative", message, text)
            : new NewBody("mixed", message).multipart(texts("alternative", message, text));
    return whole.entity(described.section(), body).under(RawHeader.of(message));
  }
}
