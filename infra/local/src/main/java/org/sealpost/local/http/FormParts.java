package org.sealpost.local.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The parts of a `multipart/form-data` form (RFC 7578) as browsers send it, one after the other,
/// none of them whole in memory.
final class FormParts {
  private static final int BUFFER_BYTES = 65_536;
  private static final int LONGEST_HEAD = 4096;
  private static final Pattern TYPE =
      Pattern.compile("(?i)multipart/form-data *; *boundary=\"?([0-9A-Za-z'()+_,./:=?-]{1,70})\"?");
  private static final Pattern NAME =
      Pattern.compile("(?i)form-data;(?:.*;)? *name=\"([^\"]*)\".*");

  private final PushbackInputStream body;

  /// What follows the CR that ends a part.
  private final byte[] delimiter;

  private Content content;

  private FormParts(InputStream body, String boundary) {
    delimiter = ("\n--" + boundary).getBytes(ISO_8859_1);
    this.body =
        new PushbackInputStream(new BufferedInputStream(body, BUFFER_BYTES), delimiter.length);
    content = new Content();
  }

  /// @throws MalformedFormException when it is no such form
  static FormParts of(String contentType, InputStream body) throws IOException {
    Matcher type = TYPE.matcher(contentType.strip());
    if (!type.matches()) {
      throw new MalformedFormException("no form");
    }
    FormParts parts = new FormParts(body, type.group(1));
    parts.content.begin();
    return parts;
  }

  /// Goes to the next part, over what is left of this one, and says its name. Empty behind the
  /// last.
  ///
  /// @throws MalformedFormException when the form is not as it should be, or ends too early
  Optional<String> next() throws IOException {
    content.skipRest();
    String after = line();
    if (after.equals("--")) {
      return Optional.empty();
    }
    if (!after.isEmpty()) {
      throw new MalformedFormException("no line end behind a boundary");
    }
    Optional<String> name = Optional.empty();
    int head = 0;
    for (String field = line(); !field.isEmpty(); field = line()) {
      head += field.length();
      if (head > LONGEST_HEAD) {
        throw new MalformedFormException("a part with too long a head");
      }
      int colon = field.indexOf(':');
      if (colon > 0 && field.substring(0, colon).equalsIgnoreCase("content-disposition")) {
        Matcher disposition = NAME.matcher(field.substring(colon + 1).strip());
        name = disposition.matches() ? Optional.of(disposition.group(1)) : Optional.empty();
      }
    }
    content = new Content();
    return Optional.of(name.orElseThrow(() -> new MalformedFormException("a part without a name")));
  }

  /// Of this part.
  InputStream content() {
    return content;
  }

  /// Without its end, which is CRLF, or the end of the form after its last boundary.
  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = body.read(); next != '\r'; next = body.read()) {
      if (next < 0) {
        if (line.toString().equals("--")) {
          return "--";
        }
        throw new MalformedFormException("a form that breaks off");
      }
      if (line.length() == LONGEST_HEAD) {
        throw new MalformedFormException("too long a line");
      }
      line.append((char) next);
    }
    if (body.read() != '\n') {
      throw new MalformedFormException("a carriage return alone");
    }
    return line.toString();
  }

  /// Ends before the delimiter. Breaks off with an exception where there is none.
  private final class Content extends InputStream {
    private final byte[] ahead = new byte[delimiter.length];
    private boolean ended;

    @Override
    public int read() throws IOException {
      if (ended) {
        return -1;
      }
      int next = body.read();
      if (next < 0) {
        throw new MalformedFormException("a form that breaks off");
      }
      if (next == '\r') {
        ended = take(0);
      }
      return ended ? -1 : next;
    }

    /// As [InputStream] does it, but for keeping quiet about what breaks.
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = 0;
      while (count < length) {
        int next = read();
        if (next < 0) {
          return count == 0 ? -1 : count;
        }
        into[offset + count] = (byte) next;
        count++;
      }
      return count;
    }

    /// The first boundary has no line end before it. Anything else there is no part, and skipped.
    private void begin() throws IOException {
      ended = take(1);
    }

    /// Whether the delimiter, from this byte of it on, is what comes next; it is read then.
    private boolean take(int from) throws IOException {
      int count = body.readNBytes(ahead, from, delimiter.length - from);
      if (from + count == delimiter.length
          && Arrays.equals(ahead, from, delimiter.length, delimiter, from, delimiter.length)) {
        return true;
      }
      body.unread(ahead, from, count);
      return false;
    }

    private void skipRest() throws IOException {
      while (read() >= 0) {
        // Nobody wants it.
      }
    }
  }

  /// Not as browsers send it.
  static final class MalformedFormException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedFormException(String what) {
      super(what);
    }
  }
}
