package org.sealpost.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.ParseException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// A multipart that stops being parsed when it has too many parts: each costs some kilobytes of
/// memory, and five bytes of message make one.
final class BoundedMultipart extends MimeMultipart {
  private int partsLeft;

  private BoundedMultipart(MimePart part, int partsLeft) throws MessagingException {
    super(new MimePartDataSource(part));
    this.partsLeft = partsLeft;
  }

  /// @throws TooManyPartsException when there are more than `atMost`
  /// @throws MessagingException when it has no parts at all, or no boundary
  static List<MimePart> partsOf(MimePart part, int atMost) throws MessagingException {
    BoundedMultipart multipart = new BoundedMultipart(part, atMost);
    List<MimePart> parts = new ArrayList<>();
    for (int index = 0; index < multipart.getCount(); index++) {
      parts.add((MimePart) multipart.getBodyPart(index));
    }
    return parts;
  }

  @Override
  protected MimeBodyPart createMimeBodyPart(InputStream content) throws MessagingException {
    count();
    return super.createMimeBodyPart(content);
  }

  @Override
  protected MimeBodyPart createMimeBodyPart(InternetHeaders headers, byte[] content)
      throws MessagingException {
    count();
    return super.createMimeBodyPart(headers, content);
  }

  private void count() throws TooManyPartsException {
    if (--partsLeft < 0) {
      throw new TooManyPartsException();
    }
  }

  static final class TooManyPartsException extends ParseException {
    private static final long serialVersionUID = 1L;
  }
}
