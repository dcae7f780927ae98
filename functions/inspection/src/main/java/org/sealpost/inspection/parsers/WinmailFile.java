package org.sealpost.inspection.parsers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.MAPIRtfAttribute;
import org.apache.poi.hmef.attribute.TNEFAttribute;
import org.apache.poi.hmef.attribute.TNEFProperty;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.jspecify.annotations.Nullable;
import org.sealpost.mail.mime.HtmlText;
import org.sealpost.mail.mime.SniffedText;

/// winmail.dat (MS-OXTNEF): a message of Outlook as one attachment. Its texts are the message's
/// own, its attachments stand behind it.
final class WinmailFile {
  /// Before an attached message (MS-OXTNEF 2.1.3.3.10).
  private static final int INTERFACE_ID = 16;

  private static final int SIGNATURE = 4;

  private WinmailFile() {}

  static void read(byte[] file, Look look) throws IOException {
    HMEFMessage message = new HMEFMessage(new ByteArrayInputStream(file));
    for (TNEFAttribute attribute : message.getMessageAttributes()) {
      if (attribute.getProperty() == TNEFProperty.ID_BODY
          || attribute.getProperty() == TNEFProperty.ID_SUBJECT) {
        message(new String(attribute.getData(), ISO_8859_1), look);
      }
    }
    for (MAPIAttribute attribute : message.getMessageMAPIAttributes()) {
      look.budget().step();
      property(attribute, look);
    }
    for (Attachment attachment : message.getAttachments()) {
      attachment(attachment, look);
    }
  }

  /// Of each body there may be several forms; all are read, as programs choose differently.
  private static void property(MAPIAttribute attribute, Look look) throws IOException {
    MAPIProperty property = attribute.getProperty();
    if (property.id == MAPIProperty.BODY.id || property.id == MAPIProperty.SUBJECT.id) {
      SniffedText.of(attribute.getData()).ifPresent(text -> message(text, look));
    } else if (property.id == MAPIProperty.BODY_HTML.id) {
      SniffedText.of(attribute.getData()).map(HtmlText::of).ifPresent(text -> message(text, look));
    } else if (attribute instanceof MAPIRtfAttribute rtf) {
      rtf(rtf.getData(), look);
    }
  }

  /// Read into findings of its own, whose text becomes the message's.
  private static void rtf(byte[] rtf, Look look) throws IOException {
    Findings body = new Findings("", rtf.length, look.budget().limits().textCharacters());
    RtfFile.read(rtf, new Look(look.examination(), body, "", look.depth(), true));
    body.finished();
    message(body.attachment().text(), look);
    if (body.attachment().isIncomplete()) {
      look.incomplete();
    }
  }

  private static void message(String text, Look look) {
    look.message(text.replace("\0", ""));
  }

  private static void attachment(Attachment attachment, Look look) {
    look.budget().step();
    String name =
        Stream.of(attachment.getLongFilename(), attachment.getFilename())
            .map(Optional::ofNullable)
            .flatMap(Optional::stream)
            .findFirst()
            .orElse("");
    byte[] content = content(attachment);
    look.budget().unpack(content.length);
    look.attachment(name.replace("\0", ""), content);
  }

  private static byte[] content(Attachment attachment) {
    @Nullable TNEFAttribute data = attachment.getAttribute(TNEFProperty.ID_ATTACHDATA);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    if (data != null) {
      content.writeBytes(data.getData());
    }
    for (MAPIAttribute attribute : attachment.getMAPIAttributes()) {
      if (attribute.getProperty().id == MAPIProperty.ATTACH_DATA.id) {
        content.writeBytes(withoutInterface(attribute.getData()));
      }
    }
    return content.toByteArray();
  }

  private static byte[] withoutInterface(byte[] data) {
    if (data.length > INTERFACE_ID + SIGNATURE) {
      byte[] rest = Arrays.copyOfRange(data, INTERFACE_ID, data.length);
      if (FileType.of(rest).filter(FileType.TNEF::equals).isPresent()) {
        return rest;
      }
    }
    return data;
  }
}
