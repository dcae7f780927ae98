package org.sealpost.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.sealpost.mail.mime.BoundedMultipart.TooManyPartsException;

/// A multipart read as [BoundedMultipart] reads it, with the place of each part.
final class PlacedMultipart extends MimeMultipart {
  private final int atMost;
  private final List<Placed> placed = new ArrayList<>();

  private PlacedMultipart(MimePart part, int atMost) throws MessagingException {
    super(new MimePartDataSource(part));
    this.atMost = atMost;
  }

  /// @param from offset of the first octet of its header
  record Placed(MimeBodyPart part, int from) {}

  /// @throws TooManyPartsException when there are more than `atMost`
  /// @throws MessagingException when it has no parts at all, or no boundary
  static List<Placed> partsOf(MimePart part, int atMost) throws MessagingException {
    PlacedMultipart multipart = new PlacedMultipart(part, atMost);
    multipart.parse();
    return multipart.placed;
  }

  @Override
  protected MimeBodyPart createMimeBodyPart(InputStream content) throws MessagingException {
    if (placed.size() == atMost) {
      throw new TooManyPartsException();
    }
    if (!(content instanceof PlacedStream stretch)) {
      throw new IllegalStateException("a part that was copied");
    }
    int from = stretch.from();
    MimeBodyPart part = super.createMimeBodyPart(content);
    placed.add(new Placed(part, from));
    return part;
  }
}
