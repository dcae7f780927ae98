package org.sealpost.local.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sealpost.rules.simulation.MailToReplay;

/// The mails of an mbox (RFC 4155, and as Thunderbird and Google write it), one after the other:
/// holds one of them at a time, whatever the size of the file. Lines that were quoted (`>From `)
/// are as they were. Our own, because the iterator of Apache James maps the whole file, which fails
/// above 2 GB, and gives up at the first mail that is larger than its buffer.
final class Mbox implements Iterator<MailToReplay>, AutoCloseable {
  private static final Pattern SEPARATOR =
      Pattern.compile("From \\S.*\\d{1,2}:\\d{2}.*\\d{4}.*", Pattern.DOTALL);
  private static final Pattern QUOTED = Pattern.compile(">+From .*", Pattern.DOTALL);

  /// Of a line; what is longer is read in pieces.
  private static final int LONGEST = 1 << 16;

  private final InputStream content;
  private final int most;
  private final byte[] line = new byte[LONGEST];
  private int length;
  private boolean isLineStart = true;
  private boolean afterEmptyLine = true;
  private boolean atSeparator;
  private long position;
  private int count;
  private Optional<IOException> failure = Optional.empty();

  /// @param content begins with `From `; closed with this
  /// @param most bytes of a mail; a larger one is left out, and says so when it is read
  Mbox(InputStream content, int most) throws IOException {
    this.content = content;
    this.most = most;
    readLine();
    atSeparator = length > 0;
  }

  /// Bytes read.
  long position() {
    return position;
  }

  @Override
  public boolean hasNext() {
    return atSeparator;
  }

  @Override
  public MailToReplay next() {
    if (!atSeparator) {
      throw new NoSuchElementException();
    }
    String name = "mail " + ++count;
    ByteArrayOutputStream mail = new ByteArrayOutputStream();
    boolean isTooLarge = false;
    try {
      while (nextLineOfMail()) {
        isTooLarge |= mail.size() + length > most;
        if (!isTooLarge) {
          int quote = isLineStart && isQuoted() ? 1 : 0;
          mail.write(line, quote, length - quote);
        }
      }
    } catch (IOException broken) {
      failure = Optional.of(broken);
      atSeparator = false;
    }
    return waiting(name, mail, isTooLarge);
  }

  private MailToReplay waiting(String name, ByteArrayOutputStream mail, boolean isTooLarge) {
    if (failure.isPresent()) {
      return new MailToReplay(
          name,
          0,
          () -> {
            throw new IOException("The mbox cannot be read any further.");
          });
    }
    if (isTooLarge) {
      return new MailToReplay(
          name,
          0,
          () -> {
            throw new IOException("The mail is larger than %d MB.".formatted(most / (1 << 20)));
          });
    }
    byte[] bytes = mail.toByteArray();
    return new MailToReplay(name, bytes.length, () -> bytes);
  }

  /// Reads on; false at the next separator, and at the end.
  private boolean nextLineOfMail() throws IOException {
    boolean wasEmpty = isLineStart && isEmpty();
    boolean isWhole = endsLine();
    afterEmptyLine = wasEmpty && isWhole;
    isLineStart = isWhole;
    readLine();
    atSeparator = length > 0 && isLineStart && afterEmptyLine && isSeparator();
    return length > 0 && !atSeparator;
  }

  /// Up to and with the next LF, or as much as fits; nothing at the end.
  private void readLine() throws IOException {
    length = 0;
    while (length < LONGEST) {
      int octet = content.read();
      if (octet < 0) {
        return;
      }
      position++;
      line[length++] = (byte) octet;
      if (octet == '\n') {
        return;
      }
    }
  }

  private boolean endsLine() {
    return length > 0 && line[length - 1] == '\n';
  }

  private boolean isEmpty() {
    return (length == 1 && line[0] == '\n') || (length == 2 && line[0] == '\r' && line[1] == '\n');
  }

  private boolean isSeparator() {
    return line[0] == 'F' && SEPARATOR.matcher(text()).matches();
  }

  private boolean isQuoted() {
    return line[0] == '>' && QUOTED.matcher(text()).matches();
  }

  private String text() {
    return new String(line, 0, Math.min(length, 1024), ISO_8859_1);
  }

  @Override
  public void close() {
    try {
      content.close();
    } catch (IOException ignored) {
      // Nothing was written.
    }
  }
}
