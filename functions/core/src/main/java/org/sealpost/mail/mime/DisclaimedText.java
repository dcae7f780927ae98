package org.sealpost.mail.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.stream.Collectors;

/// A text part with a disclaimer in it, before transfer encoding. Octets that were there stay as
/// they are where the charset allows it; otherwise the whole text becomes UTF-8.
///
/// @param relabelled whether the charset is UTF-8 now, whatever it was
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
record DisclaimedText(byte[] octets, boolean relabelled) {
  private static final String CRLF = "\r\n";
  private static final int FLOWED_LINE = 72;

  static DisclaimedText of(RawPart part, SafeHtmlText disclaimer, boolean append) {
    return part.type().match("text/plain")
        ? plain(part, disclaimer, append)
        : html(part, disclaimer, append);
  }

  private static DisclaimedText html(RawPart part, SafeHtmlText disclaimer, boolean append) {
    if (TextCharset.isAsciiBased(TextCharset.of(part.type()))) {
      String page = new String(part.octets(), ISO_8859_1);
      return new DisclaimedText(with(page, disclaimer, append).getBytes(ISO_8859_1), false);
    }
    String page = BodyText.of(part.octets(), part.type()).shown();
    return new DisclaimedText(with(page, disclaimer, append).getBytes(UTF_8), true);
  }

  private static String with(String page, SafeHtmlText disclaimer, boolean append) {
    HtmlPlaces places = HtmlPlaces.of(page);
    int place = append ? places.last() : places.first();
    String margin = append ? "margin-top" : "margin-bottom";
    return new StringBuilder(page.length() + disclaimer.html().length() + 100)
        .append(page, 0, place)
        .append("<div style=\"")
        .append(margin)
        .append(":1em\">")
        .append(disclaimer.html())
        .append("</div>")
        .append(CRLF)
        .append(page, place, page.length())
        .toString();
  }

  private static DisclaimedText plain(RawPart part, SafeHtmlText disclaimer, boolean append) {
    String said =
        isFlowed(part)
            ? flowed(disclaimer.text(), isFlagged(part, "delsp", "yes"))
            : disclaimer.text().replace("\n", CRLF) + CRLF;
    Charset charset = TextCharset.of(part.type());
    byte[] octets = part.octets();
    if (TextCharset.isAsciiBased(charset) && charset.newEncoder().canEncode(said)) {
      return new DisclaimedText(joined(octets, said, charset, append), false);
    }
    if (TextCharset.isAsciiBased(charset) && isAscii(octets)) {
      return new DisclaimedText(joined(octets, said, UTF_8, append), true);
    }
    byte[] shown = BodyText.of(octets, part.type()).shown().getBytes(UTF_8);
    return new DisclaimedText(joined(shown, said, UTF_8, append), true);
  }

  private static byte[] joined(byte[] text, String said, Charset charset, boolean append) {
    if (text.length == 0) {
      return said.getBytes(charset);
    }
    if (!append) {
      return both((said + CRLF).getBytes(charset), text);
    }
    boolean ended = text[text.length - 1] == '\n';
    return both(text, ((ended ? CRLF : CRLF + CRLF) + said).getBytes(charset));
  }

  private static byte[] both(byte[] first, byte[] second) {
    byte[] both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static boolean isAscii(byte[] octets) {
    for (byte octet : octets) {
      if (octet < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFlowed(RawPart part) {
    return isFlagged(part, "format", "flowed");
  }

  private static boolean isFlagged(RawPart part, String parameter, String value) {
    return value.equalsIgnoreCase(part.type().getParameter(parameter));
  }

  /// Lines as RFC 3676 4 writes them: broken behind a space, stuffed where they begin with a
  /// quote's mark, a space or `From`.
  private static String flowed(String text, boolean deletesSpace) {
    return text.lines()
        .map(line -> flowedLine(line.stripTrailing(), deletesSpace))
        .collect(Collectors.joining(CRLF, "", CRLF));
  }

  private static String flowedLine(String line, boolean deletesSpace) {
    StringBuilder flowed = new StringBuilder();
    String rest = line;
    while (rest.length() > FLOWED_LINE) {
      int space = rest.lastIndexOf(' ', FLOWED_LINE);
      int cut = space > 0 ? space : rest.indexOf(' ', FLOWED_LINE);
      if (cut < 0) {
        break;
      }
      flowed
          .append(stuffed(rest.substring(0, cut + 1)))
          .append(deletesSpace ? " " : "")
          .append(CRLF);
      rest = rest.substring(cut + 1);
    }
    return flowed.append(stuffed(rest)).toString();
  }

  private static String stuffed(String line) {
    boolean misread = line.startsWith(">") || line.startsWith(" ") || line.startsWith("From ");
    return misread ? " " + line : line;
  }
}
