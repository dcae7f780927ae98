package org.sealpost.inspection.parsers;

import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.sealpost.mail.mime.HtmlText;

/// Text, source files, HTML and XML.
final class TextFile {
  private static final Set<String> HTML_NAMES = Set.of("html", "htm", "xhtml", "shtml", "hta");

  /// How far down a browser looks for HTML, and some more.
  private static final int HEAD = 4096;

  /// HTML needs some ten times its size in memory.
  private static final int LONGEST_HTML = 20_000_000;

  private TextFile() {}

  static void read(String name, byte[] file, String text, Look look) {
    String head = text.substring(0, Math.min(text.length(), HEAD)).toLowerCase(Locale.ROOT).strip();
    boolean isNamedHtml = Extensions.of(name).stream().anyMatch(HTML_NAMES::contains);
    if (isNamedHtml || isHtml(head)) {
      look.extension("html");
      html(text, look);
    } else if (head.startsWith("<?xml")) {
      look.extension("xml");
      xml(file, text, look);
    } else {
      if (!look.findings().hasExtension()) {
        look.extension("txt");
      }
      look.text(text);
    }
  }

  static void html(String html, Look look) {
    if (html.length() > LONGEST_HTML) {
      look.incomplete();
      look.text(html);
    } else {
      look.text(HtmlText.of(html));
    }
  }

  private static boolean isHtml(String head) {
    return head.startsWith("<!doctype html")
        || head.contains("<html")
        || head.contains("<body")
        || (head.startsWith("<") && (head.contains("<div") || head.contains("<p>")))
        || (head.startsWith("<") && (head.contains("<table") || head.contains("<script")));
  }

  /// What is no XML after all is read as the text that it is.
  private static void xml(byte[] file, String text, Look look) {
    try {
      XmlText.read(file, XmlText.ANY, look);
    } catch (XMLStreamException malformed) {
      look.apart();
      look.text(text);
    }
  }
}
