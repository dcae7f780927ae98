package org.sealpost.preview;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailPart;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.reading.preview.UnsafePreview;

/// An attached message: its head in the words of the header itself, its text, and the names of what
/// is attached to it. Of two texts the HTML one is shown, as mail programs do.
final class MailFile {
  private static final int MOST_HTML = 200_000;
  private static final int MOST_NAMES = 100;
  private static final int MOST_PEOPLE = 50;

  private MailFile() {}

  /// What is no message after all is shown as the text that it is.
  static UnsafePreview preview(byte[] file, Budget budget) {
    MailContent mail;
    try {
      mail = MimeReader.read(file);
    } catch (MalformedMailException notMail) {
      return TextFile.plain(file, budget);
    }
    Html html = new Html(budget);
    html.open("table");
    field("From", written(mail.from()), html);
    field("To", people(mail.to()), html);
    field("Cc", people(mail.cc()), html);
    field("Date", mail.sentAt().map(MailFile::date).orElse(""), html);
    field("Subject", mail.subject(), html);
    mail.parts().stream()
        .limit(MOST_NAMES)
        .map(MailPart::fileName)
        .forEach(name -> field("\ud83d\udcce", name.orElse(""), html));
    html.close();
    if (mail.html().isPresent()) {
      String text = mail.html().get();
      html.raw(text.substring(0, Math.min(text.length(), MOST_HTML)));
      if (text.length() > MOST_HTML) {
        html.incomplete();
      }
    } else {
      html.element("pre", mail.text().orElse(""));
    }
    return html.preview();
  }

  private static String date(Instant sentAt) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(sentAt.atOffset(ZoneOffset.UTC));
  }

  private static String people(List<Mailbox> people) {
    return people.stream()
        .limit(MOST_PEOPLE)
        .map(MailFile::written)
        .collect(Collectors.joining(", "));
  }

  private static String written(Mailbox mailbox) {
    return mailbox
        .name()
        .map(name -> name + " <" + mailbox.address() + ">")
        .orElseGet(() -> mailbox.address().toString());
  }

  private static void field(String name, String value, Html html) {
    if (!value.isBlank()) {
      html.open("tr");
      html.element("th", name);
      html.element("td", value);
      html.close();
    }
  }
}
